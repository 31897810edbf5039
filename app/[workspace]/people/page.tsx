import type { Metadata } from "next";
import { waitingInvitations } from "@/lib/data/invitations";
import { membersOf } from "@/lib/data/members";
import { mayManage, roleMeaning, roles } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { InvitationRow } from "./_components/invitation-row";
import { InviteForm } from "./_components/invite-form";
import { MemberRow } from "./_components/member-row";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  const manages = mayManage(viewer);
  const [members, invitations] = await Promise.all([
    membersOf(viewer),
    manages ? waitingInvitations(viewer, new Date()) : Promise.resolve([]),
  ]);
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-8 px-4 py-6">
      <section aria-labelledby="members">
        <h1 id="members" className="mb-3">
          People
        </h1>
        <ul className="divide-y divide-line rounded-lg border border-line">
          {members.map((member) => (
            // A new version is a new row: its form starts from what now stands.
            <MemberRow
              key={`${member.userId}-${member.version}`}
              {...{ workspace, member, manages }}
              self={member.userId === viewer.userId}
            />
          ))}
        </ul>
        <details className="mt-3 text-sm text-ink-2">
          <summary>What each role may do</summary>
          <dl className="mt-2 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1">
            {roles.map((role) => (
              <div key={role} className="contents">
                <dt className="font-medium text-ink">{role}</dt>
                <dd>{roleMeaning[role]}</dd>
              </div>
            ))}
          </dl>
        </details>
      </section>
      {manages ? (
        <section aria-labelledby="invite" className="flex flex-col gap-3">
          <h2 id="invite">Invite somebody</h2>
          <InviteForm workspace={workspace} />
          {invitations.length > 0 ? (
            <>
              <h3 className="mt-3">Invitations that wait for an answer</h3>
              <ul className="divide-y divide-line rounded-lg border border-line">
                {invitations.map((invitation) => (
                  <InvitationRow key={invitation.id} workspace={workspace} invitation={invitation} />
                ))}
              </ul>
            </>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}
