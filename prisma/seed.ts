import { randomBytes } from "node:crypto";
import { closeDatabase } from "@/lib/data/database";
import { userByEmail } from "@/lib/data/users";
import type { Role } from "@/lib/domain/policy";
import type { Viewer } from "@/lib/domain/viewer";
import { acceptInvitationOperation } from "@/lib/operations/accept-invitation";
import { createFirstWorkspaceOperation } from "@/lib/operations/create-first-workspace";
import { inviteMemberOperation } from "@/lib/operations/invite-member";
import { runAsVisitor, run } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";
import { visitorAs } from "@/lib/pipeline/visitor";
import { demo } from "./demo/content";
import { type DemoPeople, done } from "./seed-acts";
import { splitDemo } from "./seed-claims";
import { weighDemo } from "./seed-judgements";
import { planDemo } from "./seed-plans";

export type SignIn = { name: string; email: string; role: Role; password: string };

/**
 * Makes the demo workspace in an empty database, through the same operations that people use, so that its log and its
 * history are real. @returns who can sign in, with passwords made just now
 */
export async function seedDemo(): Promise<SignIn[]> {
  const signIns = demo.people.map(({ name, email, role }) => ({ name, email, role, password: randomBytes(9).toString("base64url") }));
  const people = await admit(signIns);
  const split = await splitDemo(demo, people);
  await weighDemo(demo, people, split);
  await planDemo(demo, people, split);
  await closeDatabase();
  return signIns;
}

async function admit(signIns: readonly SignIn[]): Promise<DemoPeople> {
  const lead = signIns.find((person) => person.role === "lead")!;
  const stranger = visitorAs(null, "127.0.0.1");
  const { name, email, password } = lead;
  const { slug } = done(await runAsVisitor(createFirstWorkspaceOperation, stranger, { workspaceName: "Demo", name, email, password }));
  const viewerOf = async (address: string): Promise<Viewer> => memberAs((await userByEmail(address))!.id, slug);
  const leadViewer = await viewerOf(lead.email);
  for (const person of signIns) {
    if (person === lead) continue;
    const { path } = done(await run(inviteMemberOperation, leadViewer, { email: person.email, role: person.role }));
    const token = path.slice(path.lastIndexOf("/") + 1);
    done(await runAsVisitor(acceptInvitationOperation, stranger, { token, account: { name: person.name, password: person.password } }));
  }
  const viewers = new Map<string, Viewer>();
  for (const person of demo.people) viewers.set(person.key, await viewerOf(person.email));
  return (key) => viewers.get(key)!;
}
