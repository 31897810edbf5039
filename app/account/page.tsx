import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignedOutNote } from "@/app/_ui/signed-out-note";
import { unusedRecoveryCodes } from "@/lib/data/second-factors";
import { sessionsOf } from "@/lib/data/sessions";
import { userById } from "@/lib/data/users";
import { signInPath } from "@/lib/domain/own-path";
import { signedIn } from "@/lib/pipeline/sign-in";
import { NameForm } from "./_components/name-form";
import { PasswordForm } from "./_components/password-form";
import { SecondFactor } from "./_components/second-factor";
import { SessionList } from "./_components/session-list";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const here = await signedIn();
  const user = here && (await userById(here.userId));
  if (!user) redirect(signInPath("/account"));
  const sessions = await sessionsOf(user.id, new Date());
  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-8 px-4 py-6">
      <SignedOutNote />
      <div>
        <Link href="/" className="text-sm">
          Back to the workspaces
        </Link>
        <h1 className="mt-3">Your account</h1>
        <p className="text-sm break-all text-ink-2">{user.email}</p>
      </div>
      <section aria-labelledby="name">
        <h2 id="name" className="mb-2">
          Name
        </h2>
        <NameForm name={user.name} />
      </section>
      <section aria-labelledby="password">
        <h2 id="password" className="mb-2">
          Password
        </h2>
        {user.passwordHash ? (
          <PasswordForm email={user.email} />
        ) : (
          <p className="text-sm text-ink-2">You sign in through your organisation’s provider; there is no password here.</p>
        )}
      </section>
      {user.passwordHash ? (
        <section aria-labelledby="second-factor">
          <h2 id="second-factor" className="mb-2">
            Second factor
          </h2>
          <SecondFactor since={user.totpConfirmedAt?.toISOString() ?? null} codesLeft={await unusedRecoveryCodes(user.id)} />
        </section>
      ) : null}
      <section aria-labelledby="sessions">
        <h2 id="sessions" className="mb-2">
          Where you are signed in
        </h2>
        <SessionList
          sessions={sessions.map(({ id, createdAt, userAgent }) => ({
            id,
            since: createdAt.toISOString(),
            userAgent,
            here: id === here?.sessionId,
          }))}
        />
      </section>
    </main>
  );
}
