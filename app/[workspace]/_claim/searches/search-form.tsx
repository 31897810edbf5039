"use client";
import { useEffect, useRef } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { TextArea, TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useDraft } from "@/app/_ui/use-draft";
import { recordSearchAction, restoreSearchAction, withdrawSearchAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { doneAct } from "../done-act";
import { useClaimAct } from "../use-claim-act";

/** Today as the person's own calendar has it. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** What was searched, where, when, and what came of it. Opens with the focus in its first field. */
export function SearchForm({ onClose }: { onClose: () => void }) {
  const { workspace, viewer, detail, act, onDid, versions } = useClaimInHand();
  const claimId = detail.claim.id;
  const { value, change, discard } = useDraft(`search/${workspace}/${viewer.userId}/${claimId}`, {
    query: "",
    place: "",
    searchedOn: today(),
    outcome: "",
  });
  const { run, pending, problem, errors } = useClaimAct(recordSearchAction);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = async (): Promise<void> => {
    const result = await run({ claimId, ...value });
    if (!result.ok) return;
    const { searchId } = result.value;
    const withdraw = (now: number) => act(withdrawSearchAction, { searchId, version: now });
    const restore = (now: number) => act(restoreSearchAction, { searchId, version: now });
    onDid(doneAct(versions, "recorded search", searchId, withdraw, restore));
    discard();
    onClose();
  };
  return (
    <form
      ref={form}
      aria-label="Record a search"
      className="flex flex-col gap-2 rounded border border-line-strong p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label="Searched for"
        value={value.query}
        error={errors.query}
        onChange={(event) => change({ ...value, query: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label="Where"
          value={value.place}
          error={errors.place}
          onChange={(event) => change({ ...value, place: event.target.value })}
        />
        <TextField
          label="When"
          type="date"
          value={value.searchedOn}
          error={errors.searchedOn}
          onChange={(event) => change({ ...value, searchedOn: event.target.value })}
        />
      </div>
      <TextArea
        label="What came of it"
        rows={2}
        value={value.outcome}
        error={errors.outcome}
        onChange={(event) => change({ ...value, outcome: event.target.value })}
      />
      <ProblemNote problem={apartFrom(["query", "place", "searchedOn", "outcome"], problem)} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" pending={pending}>
          Record
        </Button>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
    </form>
  );
}
