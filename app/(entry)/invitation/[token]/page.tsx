import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { invitationByHash } from "@/lib/data/invitations";
import { userByEmail } from "@/lib/data/users";
import { deadInvitation, invitationTokenHash, isOpen } from "@/lib/domain/invitations";
import { type Role, roleMeaning } from "@/lib/domain/policy";
import { currentSettings } from "@/lib/gateways/settings";
import { signedInUserId } from "@/lib/pipeline/sign-in";
import { ProviderButton } from "../../_components/provider-button";
import { SignOutButton } from "../../_components/sign-out-button";
import { AcceptForm } from "./_components/accept-form";
import { JoinForm } from "./_components/join-form";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const here = `/invitation/${encodeURIComponent(token)}`;
  const invitation = await invitationByHash(invitationTokenHash(token));
  if (!invitation || !isOpen(invitation, new Date())) {
    return (
      <>
        <h1>This link no longer works</h1>
        <p>{deadInvitation}</p>
        <Link href="/">To the sign-in</Link>
      </>
    );
  }
  const { email, workspace } = invitation;
  const role = invitation.role as Role;
  const [userId, account] = await Promise.all([signedInUserId(), userByEmail(email)]);
  const { oidc } = currentSettings();
  return (
    <>
      <h1>Join {workspace.name}</h1>
      <p className="text-sm text-ink-2">
        You are invited as {role === "lead" ? "a lead" : role === "reviewer" ? "a reviewer" : `an ${role}`}, who {roleMeaning[role]}. This
        invitation is for {email} only.
      </p>
      {userId && userId === account?.id ? (
        <AcceptForm token={token} workspace={workspace.name} />
      ) : userId ? (
        <>
          <p>You are signed in with another address. Sign out, then open the link again.</p>
          <SignOutButton to={here} label="Sign out and come back" />
        </>
      ) : account ? (
        <>
          <p>There is an account for {email}. Sign in with it to accept.</p>
          <Link className={buttonClass("primary")} href={`/sign-in?${new URLSearchParams({ to: here, email })}`}>
            Sign in to accept
          </Link>
        </>
      ) : (
        <>
          <JoinForm token={token} email={email} />
          {oidc ? <ProviderButton name={oidc.name} to={here} /> : null}
        </>
      )}
    </>
  );
}
