import type { Json } from "./json";

/** Everything that can happen, in the past tense. Closed: a new act is added here, an old one is never renamed. */
export const acts = {
  "workspace.created": "created the workspace",
  "workspace.changed": "changed the workspace's settings",
  "member.joined": "joined the workspace",
  "member.role-changed": "changed a member's role",
  "member.removed": "removed a member",
  "member.second-factor-cleared": "took away a member's lost second factor",
  "member.name-erased": "erased a former member's name",
  "member.disabled": "kept a member from signing in",
  "member.enabled": "let a member sign in again",
  "invitation.sent": "invited somebody",
  "invitation.withdrawn": "withdrew an invitation",
  "article.imported": "imported the article",
  "article.version-imported": "imported a new version",
  "article.changed": "changed the article's details",
  "article.finished": "finished the article",
  "article.reopened": "reopened the article",
  "candidates.proposed": "proposed claims",
  "proposing.stopped": "stopped proposing claims: it failed again and again",
  "proposing.resumed": "asked for proposed claims again",
  "candidate.accepted": "accepted a proposed claim",
  "candidate.rejected": "rejected a proposed claim",
  "candidate.reopened": "put a proposed claim back",
  "sentence.disposed": "decided about a sentence",
  "claim.created": "made the claim",
  "claim.changed": "changed the claim",
  "claim.split": "split the claim",
  "claim.merged": "merged the claim into another",
  "claim.withdrawn": "withdrew the claim",
  "claim.restored": "restored the claim",
  "claim.related": "related the claim to another",
  "claim.unrelated": "took back the relation to another claim",
  "anchor.confirmed": "confirmed where the claim stands",
  "anchor.placed": "placed the claim by hand",
  "anchor.put-back": "put the claim back where it stood",
  "assessment.started": "began an assessment",
  "assessment.saved": "saved the draft of an assessment",
  "assessment.submitted": "submitted an assessment",
  "assessment.revised": "took an assessment up again",
  "assessment.approved": "approved an assessment: the claim is settled",
  "assessment.returned": "returned an assessment",
  "review.undone": "took back a review",
  "assessment.unsettled": "put an assessment back: it no longer settles the claim",
  "adjudication.made": "settled the claim by adjudication",
  "claim.reopened": "opened the claim again",
  "article.assigned": "planned who assesses the article's claims",
  "claim.assigned": "planned who assesses the claim",
  "assignment.taken": "took the claim from the queue",
  "assignment.released": "released an assignment",
  "assignment.reassigned": "handed an assignment on",
  "assignment.made": "assigned the claim",
  "guidelines.published": "published guidelines",
  "article.training-set": "made the article one to train on, or no longer",
  "answer.set": "set the known answer of a training claim",
  "answer.withdrawn": "withdrew the known answer of a training claim",
  "thread.started": "began a discussion",
  "thread.resolved": "resolved a discussion",
  "thread.reopened": "opened a discussion again",
  "comment.added": "wrote a comment",
  "comment.changed": "changed a comment",
  "comment.withdrawn": "withdrew a comment",
  "source.added": "added a source",
  "source.changed": "changed a source",
  "snapshot.frozen": "froze a snapshot",
  "evidence.added": "added evidence",
  "evidence.changed": "changed evidence",
  "link.added": "linked evidence",
  "link.changed": "changed a link",
  "link.withdrawn": "withdrew a link",
  "link.restored": "restored a link",
  "search.recorded": "recorded a search",
  "search.withdrawn": "withdrew a search record",
  "search.restored": "restored a search record",
  "bundle.exported": "exported a bundle of the log",
  "part.erased": "erased content",
  "log.key-changed": "changed the key that signs the log",
  "log.continued": "began a new log after the one before was frozen",
} as const;
export type Act = keyof typeof acts;

export const objectKinds = [
  "workspace",
  "member",
  "invitation",
  "article",
  "sentence",
  "batch",
  "candidate",
  "claim",
  "relation",
  "anchor",
  "assessment",
  "adjudication",
  "plan",
  "assignment",
  "guidelines",
  "answer",
  "thread",
  "comment",
  "source",
  "snapshot",
  "evidence",
  "link",
  "search",
  "bundle",
  "erasure",
  "log",
] as const;
export type ObjectKind = (typeof objectKinds)[number];

/** The content of an event. Each becomes a part of its own, so that each can be withheld or erased alone. */
export const partNames = ["before", "after", "comment"] as const;
export type PartName = (typeof partNames)[number];

/** What an operation says happened to one object. */
export type EventDraft = {
  act: Act;
  object: { kind: ObjectKind; id: string };
  /** Version of the object after the event: one event a version. */
  version: number;
  articleId?: string;
  claimId?: string;
  parts: Partial<Record<PartName, Json>>;
};
