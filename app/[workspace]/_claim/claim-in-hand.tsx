"use client";
import { createContext, use, useEffect, useEffectEvent } from "react";
import type { Role } from "@/lib/domain/policy";
import type { Result } from "@/lib/domain/problems";
import type { Span } from "@/lib/domain/text";
import type { ClaimDetail } from "@/lib/domain/workbench";
import type { DoneAct } from "../articles/[article]/_components/act-history";
import type { OwnVersions } from "./own-versions";

export type ClaimViewer = { userId: string; role: Role; name: string; mayAct: boolean };
/** A wish to go to a part of the panel; each wish is an object of its own. */
export type ClaimPanelFocus = { part: "assessment" | "evidence" | "search" | "approve" | "return"; nonce: number };
/** What somebody wants to discuss; `words` are shown beside what they write. */
export type TalkAbout = { kind: "claim" | "link"; id: string; words: string };
export type Action<Input, Value> = (workspace: string, input: Input) => Promise<Result<Value>>;

/** What every part of the panel works on. */
export type ClaimInHand = {
  workspace: string;
  viewer: ClaimViewer;
  detail: ClaimDetail;
  /** Calls an action, then reads what has changed. */
  act: <Input, Value>(action: Action<Input, Value>, input: Input) => Promise<Result<Value>>;
  /** Reads the claim anew; null when it cannot be reached. */
  reload: () => Promise<ClaimDetail | null>;
  /** The versions that this session's acts have left behind. */
  versions: OwnVersions;
  talkAbout: TalkAbout | null;
  onTalkAbout: (about: TalkAbout | null) => void;
  onChanged: () => Promise<void>;
  onDid: (act: DoneAct) => void;
  onSelectClaim: (id: string) => void;
  onShowAnchor: (start: number) => void;
  getSelectedSpans: () => Span[];
  focusRequest: ClaimPanelFocus | undefined;
  /** On a page of its own: there is no article beside it to point at. */
  standAlone: boolean;
};

const Context = createContext<ClaimInHand | null>(null);
export const ClaimInHandProvider = Context.Provider;

export function useClaimInHand(): ClaimInHand {
  const found = use(Context);
  if (!found) throw new Error("outside the claim panel");
  return found;
}

const answered = new WeakSet<ClaimPanelFocus>();

/**
 * Runs once for each wish to go to this part, also for one that was made before the part was there. Of several that would answer,
 * the first one that `listens` does.
 */
export function useFocusRequest(part: ClaimPanelFocus["part"], go: () => void, listens = true): void {
  const { focusRequest } = useClaimInHand();
  const answer = useEffectEvent((request: ClaimPanelFocus) => {
    if (!listens || request.part !== part || answered.has(request)) return;
    answered.add(request);
    go();
  });
  useEffect(() => {
    if (focusRequest) answer(focusRequest);
  }, [focusRequest]);
}
