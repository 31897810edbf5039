import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { hasUsers } from "@/lib/data/users";
import { currentSettings } from "@/lib/gateways/settings";
import { signedInUserId } from "@/lib/pipeline/sign-in";
import { wayBack } from "@/lib/pipeline/way-back";
import { ProviderButton } from "../_components/provider-button";
import { SignInForm } from "./_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

type Search = { to?: string; callbackUrl?: string; error?: string; email?: string };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const { error, email } = search;
  const to = await wayBack(search);
  if (await signedInUserId()) redirect(to);
  if (!(await hasUsers())) redirect("/first-run");
  const { oidc } = currentSettings();
  return (
    <>
      <h1>Sign in</h1>
      {error ? (
        <p role="alert" className="rounded border border-danger bg-danger-soft px-3 py-2 text-sm">
          {error === "unknown-person"
            ? "Nobody with this address has an account or an invitation here, or the provider has not verified the address. Ask a lead for an invitation."
            : "This sign-in did not work. Nothing was changed: try again."}
        </p>
      ) : null}
      <SignInForm to={to} email={typeof email === "string" ? email : ""} />
      <Link href="/forgotten" prefetch={false} className="text-sm">
        Forgotten your password?
      </Link>
      {oidc ? <ProviderButton name={oidc.name} to={to} /> : null}
      <p className="border-t border-line pt-3 text-sm text-ink-2">
        Were you given a bundle of a team’s record? <Link href="/verify">Verify it here</Link>, without an account.
      </p>
    </>
  );
}
