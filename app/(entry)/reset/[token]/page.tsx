import type { Metadata } from "next";
import Link from "next/link";
import { isLiveReset } from "@/lib/data/password-resets";
import { deadReset, resetTokenHash } from "@/lib/domain/password-resets";
import { ResetForm } from "./_components/reset-form";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const live = await isLiveReset(resetTokenHash(token), new Date());
  return (
    <>
      <h1>Choose a new password</h1>
      {live ? <ResetForm token={token} /> : <p>{deadReset}</p>}
      <Link href={live ? "/sign-in" : "/forgotten"} className="text-sm">
        {live ? "Back to the sign-in" : "Ask for a new link"}
      </Link>
    </>
  );
}
