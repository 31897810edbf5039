import type { Metadata } from "next";
import Link from "next/link";
import { currentSettings } from "@/lib/gateways/settings";
import { ForgottenForm } from "./_components/forgotten-form";

export const metadata: Metadata = { title: "A new password" };

export default async function ForgottenPage({ searchParams }: { searchParams: Promise<{ email?: string }> }) {
  const { email } = await searchParams;
  return (
    <>
      <h1>A new password</h1>
      {currentSettings().mail ? (
        <ForgottenForm email={typeof email === "string" ? email : ""} />
      ) : (
        <p>
          This server sends no mail, so it cannot send you a link. Whoever runs it can help, or sign in through your organisation’s provider
          if it has one.
        </p>
      )}
      <Link href="/sign-in" className="text-sm">
        Back to the sign-in
      </Link>
    </>
  );
}
