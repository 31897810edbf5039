"use client";
import { useMemo, useState } from "react";
import { Button } from "@/app/_ui/button";
import type { ClaimViewer } from "@/app/[workspace]/_claim/claim-in-hand";
import { ClaimPanel } from "@/app/[workspace]/_claim/claim-panel";
import type { Command } from "@/app/[workspace]/articles/[article]/_components/commands";
import { KeyOverlay } from "@/app/[workspace]/articles/[article]/_components/key-overlay";
import { useCommandKeys } from "@/app/[workspace]/articles/[article]/_components/use-command-keys";
import type { QueueRow as Row } from "@/lib/data/review-queue";
import { QueueRow } from "./queue-row";
import { useReviewDesk } from "./use-review-desk";

const nothing = (): void => undefined;
const noSpans = () => [];

/** The claims that wait on one side, the one in hand with all that it rests on on the other. */
export function ReviewDesk({
  workspace,
  viewer,
  rows,
  readAt,
}: {
  workspace: string;
  viewer: ClaimViewer;
  rows: readonly Row[];
  /** When the page was read: the claim in hand is read again with it. */
  readAt: number;
}) {
  const desk = useReviewDesk(rows);
  const { inHand, take, step, wish, turn, last, router } = desk;
  const [overlay, setOverlay] = useState(false);
  const commands = useMemo<Command[]>(
    () => [
      { id: "next", label: "next claim", group: "Go", keys: ["j"], run: () => step(1) },
      { id: "previous", label: "claim before", group: "Go", keys: ["k"], run: () => step(-1) },
      { id: "take", label: "take the claim in hand", group: "Go", keys: ["Enter"], run: nothing },
      { id: "approve", label: "approve", group: "Review", keys: ["a"], run: () => wish("approve") },
      { id: "return", label: "return it to its author", group: "Review", keys: ["r"], run: () => wish("return") },
      {
        id: "adjudicate",
        label: "see the assessments side by side, and adjudicate",
        group: "Review",
        keys: ["d"],
        run: () => inHand && router.push(`/${workspace}/review/${inHand}`),
      },
      { id: "undo", label: "take the last one back", group: "Review", keys: ["mod+z"], run: () => void turn("undo") },
      { id: "redo", label: "do it again", group: "Review", keys: ["mod+Z", "mod+y"], run: () => void turn("redo") },
      { id: "keys", label: "all keys", group: "Help", keys: ["?"], run: () => setOverlay(true) },
    ],
    [step, wish, turn, inHand, router, workspace],
  );
  // Enter does what it always does on the row that has the focus.
  useCommandKeys(
    commands.filter((command) => command.id !== "take"),
    true,
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <section aria-label="Waiting" className="min-w-0 border-line lg:w-[26rem] lg:shrink-0 lg:overflow-auto lg:border-r xl:w-[34rem]">
        {last ? (
          <p role="status" className="flex flex-wrap items-center gap-2 border-b border-line bg-accent-soft px-4 py-1.5 text-sm">
            <span className="wrap-anywhere">{last}</span>
            <Button look="quiet" onClick={() => void turn("undo")}>
              Take it back
            </Button>
          </p>
        ) : null}
        <ol aria-label="Waiting claims">
          {rows.map((row) => (
            <QueueRow key={row.claimId} row={row} inHand={row.claimId === inHand} onTake={() => take(row.claimId)} />
          ))}
        </ol>
      </section>
      <section aria-label="Claim in hand" className="min-w-0 flex-1 border-t border-line lg:overflow-auto lg:border-t-0">
        {inHand ? (
          <ClaimPanel
            key={inHand}
            workspace={workspace}
            viewer={viewer}
            claimId={inHand}
            revision={`${desk.revision}.${readAt}`}
            versions={desk.versions}
            focusRequest={desk.focusRequest}
            onChanged={desk.refresh}
            onDid={desk.onDid}
            onSelectClaim={take}
            onShowAnchor={nothing}
            getSelectedSpans={noSpans}
            standAlone
          />
        ) : (
          <p className="p-6 text-sm text-ink-2">
            Take a claim in hand: its words, its evidence and its assessments show here. Keys: j and k step, Enter takes in hand, a
            approves, r returns, ? lists all.
          </p>
        )}
      </section>
      <KeyOverlay open={overlay} onOpenChange={setOverlay} commands={commands} besideText={false} />
    </div>
  );
}
