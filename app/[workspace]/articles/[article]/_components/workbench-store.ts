import { minded } from "@/app/_ui/signed-out";
import type { Problem } from "@/lib/domain/problems";
import type { WorkbenchCandidate, WorkbenchChanges, WorkbenchData, WorkbenchSentence } from "@/lib/domain/workbench";

export type OwnStates = Record<string, "draft" | "submitted" | "returned" | "approved">;
export type WorkbenchSnapshot = {
  data: WorkbenchData;
  text: string;
  own: OwnStates;
  /** By sentence ordinal; absent while not loaded. */
  candidates: ReadonlyMap<number, readonly WorkbenchCandidate[]>;
  /** A newer version of the text was taken in. It replaces nothing under anybody's hands: `load` shows it. */
  newer: boolean;
};
export type WorkbenchState = WorkbenchSnapshot | { problem: Problem } | null;

const windowSize = 200;

/** What the workbench knows of its article: loaded once, then brought up to date by what has changed. */
export class WorkbenchStore {
  readonly #base: string;
  readonly #listeners = new Set<() => void>();
  readonly #asked = new Set<number>();
  #state: WorkbenchState = null;
  #refreshing: Promise<void> | null = null;
  #again = false;

  constructor(workspace: string, articleId: string) {
    this.#base = `/${workspace}/articles/${articleId}`;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): WorkbenchState => this.#state;

  get snapshot(): WorkbenchSnapshot | null {
    return this.#state && "data" in this.#state ? this.#state : null;
  }

  /** Reads everything, a newer version of the text included. */
  load(): Promise<void> {
    return this.#load(true);
  }

  async #load(alsoNewer: boolean): Promise<void> {
    try {
      const [data, own] = await Promise.all([this.#json<WorkbenchData>("/data"), this.#json<OwnStates>("/own-states")]);
      const before = this.snapshot;
      const versionId = data.article.currentVersionId;
      const sameVersion = before?.data.article.currentVersionId === versionId;
      if (before && !sameVersion && !alsoNewer) return this.#set({ ...before, newer: true });
      // Also of the same version: words in it may have been erased.
      const text = await (await this.#get(`/text/${versionId}`)).text();
      const sameText = sameVersion && text === before.text;
      const windows = [...this.#asked];
      this.#asked.clear();
      // What is shown stays until it is read anew: somebody may be typing in it.
      this.#set({ data, own, text, candidates: sameText ? before.candidates : new Map(), newer: false });
      if (sameText) for (const ordinal of windows) void this.needCandidates(ordinal);
    } catch (error) {
      if (!this.snapshot) this.#set({ problem: asProblem(error) });
    }
  }

  /** Fetches what has changed. Calls during a refresh lead to one more behind it. */
  refresh(): Promise<void> {
    if (this.#refreshing) {
      this.#again = true;
      return this.#refreshing;
    }
    this.#refreshing = this.#update().finally(() => {
      this.#refreshing = null;
      if (!this.#again) return;
      this.#again = false;
      void this.refresh();
    });
    return this.#refreshing;
  }

  async #update(): Promise<void> {
    const before = this.snapshot;
    if (!before?.data.revision) return this.load();
    if (before.newer) return;
    try {
      const since = encodeURIComponent(before.data.revision);
      const [changes, own] = await Promise.all([
        this.#json<WorkbenchChanges>(`/data?since=${since}`),
        this.#json<OwnStates>("/own-states"),
      ]);
      if (changes.whole) return await this.#load(false);
      const now = this.snapshot;
      if (now) this.#set({ ...merged(now, changes), own });
    } catch {
      // Offline or restarting: what is shown stays, the next refresh brings the rest.
    }
  }

  /** Loads the proposed claims of the sentences around this one, once. */
  async needCandidates(ordinal: number): Promise<void> {
    const snapshot = this.snapshot;
    const from = Math.floor(ordinal / windowSize) * windowSize;
    if (!snapshot || this.#asked.has(from)) return;
    this.#asked.add(from);
    const version = snapshot.data.article.currentVersionId;
    const to = from + windowSize;
    try {
      const list = await this.#json<WorkbenchCandidate[]>(`/candidates?version=${version}&from=${from}&to=${to}`);
      const now = this.snapshot;
      if (!now || now.data.article.currentVersionId !== version) return;
      const candidates = new Map(now.candidates);
      for (let i = from; i < to; i++) candidates.set(i, []);
      for (const candidate of list) candidates.set(candidate.sentence, [...(candidates.get(candidate.sentence) ?? []), candidate]);
      this.#set({ ...now, candidates });
    } catch {
      this.#asked.delete(from);
    }
  }

  /** Shows a change before the server has confirmed it. @returns what puts it back */
  showSentence(sentence: WorkbenchSentence): () => void {
    const before = this.snapshot?.data.sentences[sentence.ordinal];
    this.#putSentences([sentence]);
    return () => before && this.#putSentences([before]);
  }

  showCandidate(candidate: WorkbenchCandidate): () => void {
    const before = this.snapshot?.candidates.get(candidate.sentence)?.find((known) => known.id === candidate.id);
    const put = (value: WorkbenchCandidate): void => {
      const now = this.snapshot;
      if (now) this.#set({ ...now, candidates: withCandidates(now.candidates, [value]) });
    };
    put(candidate);
    return () => before && put(before);
  }

  #putSentences(sentences: WorkbenchSentence[]): void {
    const now = this.snapshot;
    if (now) this.#set({ ...now, data: { ...now.data, sentences: withSentences(now.data.sentences, sentences) } });
  }

  #set(state: WorkbenchState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  async #get(path: string): Promise<Response> {
    const response = await fetch(this.#base + path);
    if (response.ok) return response;
    const { problem } = (await response.json().catch(() => ({}))) as { problem?: Problem };
    throw Object.assign(new Error(path), problem && minded({ ok: false, problem }));
  }

  async #json<T>(path: string): Promise<T> {
    return (await this.#get(path)).json() as Promise<T>;
  }
}

function asProblem(error: unknown): Problem {
  const problem = (error as { problem?: Problem }).problem;
  return problem ?? { kind: "unavailable" };
}

function merged(now: WorkbenchSnapshot, changes: WorkbenchChanges): WorkbenchSnapshot {
  const fresh = new Map(changes.claims.map((claim) => [claim.id, claim]));
  const retired = new Set(changes.retired);
  const kept = now.data.claims.filter((claim) => !retired.has(claim.id)).map((claim) => fresh.get(claim.id) ?? claim);
  const known = new Set(kept.map((claim) => claim.id));
  const added = changes.claims.filter((claim) => !known.has(claim.id));
  const claims = [...kept, ...added].sort((a, b) => a.number - b.number);
  return {
    ...now,
    data: { ...now.data, revision: changes.revision, claims, sentences: withSentences(now.data.sentences, changes.sentences) },
    candidates: withCandidates(now.candidates, changes.candidates),
  };
}

function withSentences(sentences: WorkbenchSentence[], changed: readonly WorkbenchSentence[]): WorkbenchSentence[] {
  if (changed.length === 0) return sentences;
  const next = [...sentences];
  for (const sentence of changed) next[sentence.ordinal] = sentence;
  return next;
}

function withCandidates(
  candidates: ReadonlyMap<number, readonly WorkbenchCandidate[]>,
  changed: readonly WorkbenchCandidate[],
): ReadonlyMap<number, readonly WorkbenchCandidate[]> {
  if (changed.length === 0) return candidates;
  const next = new Map(candidates);
  for (const candidate of changed) {
    const list = next.get(candidate.sentence);
    if (list)
      next.set(
        candidate.sentence,
        list.map((known) => (known.id === candidate.id ? candidate : known)),
      );
  }
  return next;
}
