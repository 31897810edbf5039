import { createHash } from "node:crypto";

/** How long an invitation can be accepted. */
export const invitationLifeMs = 7 * 24 * 60 * 60 * 1000;

type Fate = { acceptedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date };

export function isOpen(invitation: Fate, now: Date): boolean {
  return !invitation.acceptedAt && !invitation.withdrawnAt && invitation.expiresAt > now;
}

/** What is stored in a token's place. The token has 256 random bits, so a plain SHA-256 cannot be searched. */
export function invitationTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export const deadInvitation = "This invitation has run out, was withdrawn or has been used. Ask whoever invited you for a new link.";
