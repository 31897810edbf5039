import type { Metadata } from "next";
import { readCalibrations } from "@/lib/data/calibration";
import { waitingInvitations } from "@/lib/data/invitations";
import { type MemberListed, membersOf } from "@/lib/data/members";
import { calibrationWords, counts } from "@/lib/domain/calibration";
import { mayManage, roleMeaning, roles } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { InvitationRow } from "./_components/invitation-row";
import { InviteForm } from "./_components/invite-form";
import { MemberRow } from "./_components/member-row";

export const metadata: Metadata = { title: "People" };

/** How somebody has done on training claims, and whether they count; null: it is not asked. */
function scoreOf({ userId, role }: MemberListed, read: Awaited<ReturnType<typeof readCalibrations>>): string | null {
  if (!read || role !== "analyst") return null;
  const calibration = read.by.get(userId) ?? { answered: 0, right: 0 };
  const words = calibrationWords(read.rule, calibration);
  return read.rule === null ? words : `${counts(role, read.rule, calibration) ? "✓ counts" : "✗ does not count yet"}: ${words}`;
}

export default async function PeoplePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  const manages = mayManage(viewer);
  const [members, calibrations, invitations] = await Promise.all([
    membersOf(viewer),
    readCalibrations(viewer),
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
              score={manages || member.userId === viewer.userId ? scoreOf(member, calibrations) : null}
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
