"use client";
import { Button } from "@/app/_ui/button";
import { told } from "@/app/_ui/told";
import { restoreClaimAction, withdrawClaimAction } from "../../articles/[article]/actions";
import { JustChanged } from "../../_live/just-changed";
import { AlsoAtClaim } from "../../_live/people-here";
import { useClaimInHand } from "../claim-in-hand";
import { doneAct } from "../done-act";
import { ClaimMenu } from "./claim-menu";
import { EditWords } from "./edit-words";
import { ReturnedHere } from "../review/returned-here";
import { useWordsDraft } from "./use-words-draft";

/** Number, statement and speaker of the claim, to edit in place, and what else can be done with the claim as a whole. */
export function ClaimHead() {
  const { workspace, detail, viewer, standAlone } = useClaimInHand();
  const { claim } = detail;
  const draft = useWordsDraft();
  return (
    <header className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <p className="text-xs text-ink-2">
            {standAlone ? `Claim ${claim.number}` : <a href={`/${workspace}/claims/${claim.id}`}>Claim {claim.number}</a>}
          </p>
          <AlsoAtClaim claimId={claim.id} />
          <JustChanged claimId={claim.id} />
        </div>
        {viewer.mayAct && !claim.retired ? (
          <div className="flex flex-wrap gap-1">
            {draft.open ? null : (
              <Button look="quiet" onClick={draft.begin}>
                Edit
              </Button>
            )}
            <ClaimMenu />
          </div>
        ) : null}
      </div>
      {claim.retired ? <Retired /> : null}
      <ReturnedHere kind="claim" />
      {draft.open ? (
        <EditWords draft={draft} />
      ) : (
        <>
          <h2 dir="auto" className="font-reading text-lg font-normal wrap-anywhere">
            {claim.statement}
          </h2>
          {claim.speaker ? (
            <p className="text-ink-2">
              {claim.speaker} {claim.mode}
            </p>
          ) : null}
        </>
      )}
    </header>
  );
}

const whatBecame = {
  withdrawn: "has been withdrawn",
  merged: "has been merged into another",
  split: "has been split into others",
} as const;

function Retired() {
  const { detail, viewer, act, onDid, onSelectClaim, versions } = useClaimInHand();
  const { id, version, retired, retiredInto } = detail.claim;
  if (!retired) return null;
  const restore = (now: number) => act(restoreClaimAction, { claimId: id, version: now });
  const withdraw = (now: number) => act(withdrawClaimAction, { claimId: id, version: now });
  const bringBack = async (): Promise<void> => {
    const result = told(await restore(version));
    // One that was merged or split comes back by undoing that.
    if (result.ok && retired === "withdrawn") onDid(doneAct(versions, "restored claim", id, withdraw, restore));
  };
  return (
    <div className="flex flex-wrap items-center gap-2 rounded bg-warn-soft px-3 py-2">
      <p>This claim {whatBecame[retired]}. It keeps its number, its evidence and its history.</p>
      {retiredInto ? <Button onClick={() => onSelectClaim(retiredInto)}>Show what it became</Button> : null}
      {viewer.mayAct ? <Button onClick={() => void bringBack()}>Restore</Button> : null}
    </div>
  );
}
