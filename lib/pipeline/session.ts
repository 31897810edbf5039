import { cache } from "react";
import { notFound, redirect } from "next/navigation";
import { findMembership, findWorkspace, type MembershipRow } from "@/lib/data/members";
import { Refusal } from "@/lib/domain/problems";
import { signInPath } from "@/lib/domain/own-path";
import type { Role } from "@/lib/domain/policy";
import type { Viewer } from "@/lib/domain/viewer";
import { askedPath } from "./asked-path";
import { signedInUserId } from "./sign-in";

/** A software agent is no user. */
const nobody = "00000000-0000-7000-8000-000000000000";

/** The only place where a Viewer comes into being: out of a membership that the database holds now. */
function mint(membership: MembershipRow): Viewer {
  return membership as Viewer;
}

/** Who acts in this workspace, for an action or a route. Refuses with signed-out, or not-found for a stranger. */
export async function viewerOf(slug: string): Promise<Viewer> {
  const userId = await signedInUserId();
  if (!userId) throw new Refusal("signed-out");
  return memberAs(userId, slug);
}

/** Who reads this page: sends whoever is not signed in to the sign-in and back, and shows strangers that there is nothing. Once a request. */
export const pageViewer = cache(async (slug: string): Promise<Viewer> => {
  const userId = await signedInUserId();
  if (!userId) redirect(signInPath((await askedPath()) ?? `/${slug}`));
  const membership = await findMembership(userId, slug);
  return membership ? mint(membership) : notFound();
});

/** Somebody known by other means than a cookie: a job, the seed, a test. */
export async function memberAs(userId: string, slug: string): Promise<Viewer> {
  const membership = await findMembership(userId, slug);
  if (!membership) throw new Refusal("not-found");
  return mint(membership);
}

/** Whoever asked for work that is done later, as what they are by then. */
export async function memberIn(workspaceId: string, userId: string): Promise<Viewer> {
  return memberAs(userId, (await findWorkspace(workspaceId)).slug);
}

/** A software agent at work in a workspace: its acts are logged under its own name, never under a person's. */
export async function agentIn(workspaceId: string, name: string, role: Role = "analyst"): Promise<Viewer> {
  return mint({
    userId: nobody,
    name,
    role,
    pseudonym: `agent:${name}`,
    workspaceId,
    workspace: await findWorkspace(workspaceId),
  });
}
