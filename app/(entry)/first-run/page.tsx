import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { hasUsers } from "@/lib/data/users";
import { FirstRunForm } from "./_components/first-run-form";

export const metadata: Metadata = { title: "First run" };
/** Asked anew each time: once there is anybody, this page is gone. */
export const dynamic = "force-dynamic";

export default async function FirstRunPage() {
  if (await hasUsers()) redirect("/");
  return (
    <>
      <h1>Welcome to Onus</h1>
      <p className="text-sm text-ink-2">
        Nobody has an account here yet. Make the first workspace: a team’s closed space for its articles. You become its lead, and invite
        the others.
      </p>
      <FirstRunForm />
    </>
  );
}
