"use client";
import { useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { SelectField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import { type WithholdKind, withholdKinds, withholdMeaning } from "@/lib/domain/audit/bundle/withhold";
import { exportBundleAction } from "../actions";
import { sayBundleAsked } from "./asked-event";

type Props = { workspace: string; articles: readonly { id: string; title: string }[]; chosen: string | null; whole: boolean };

/** What of, and what is to stay out. */
export function AskForBundle({ workspace, articles, chosen, whole }: Props) {
  const id = useId();
  const { act, pending, problem } = useAct(exportBundleAction, workspace);
  const [of, setOf] = useState<"workspace" | "article">(whole && chosen === null ? "workspace" : "article");
  const [article, setArticle] = useState(chosen ?? articles[0]?.id ?? "");
  const [withhold, setWithhold] = useState<readonly WithholdKind[]>([]);
  const [said, setSaid] = useState("");
  const toggle = (kind: WithholdKind): void =>
    setWithhold(withhold.includes(kind) ? withhold.filter((each) => each !== kind) : [...withhold, kind]);
  async function ask(): Promise<void> {
    setSaid("");
    const asked = await act({ scope: of === "workspace" ? { of } : { of, article }, withhold: [...withhold] });
    if (!asked.ok) return;
    setSaid("Asked for. It is made in the background, and listed below; you can leave this page.");
    sayBundleAsked();
  }
  return (
    <form
      className="flex flex-col gap-4 rounded-lg border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">Made of</legend>
        {whole ? (
          <label className="flex items-center gap-2 text-sm">
            <input type="radio" name={`${id}-of`} checked={of === "workspace"} onChange={() => setOf("workspace")} /> the whole workspace
          </label>
        ) : null}
        <label className="flex items-center gap-2 text-sm">
          <input
            type="radio"
            name={`${id}-of`}
            checked={of === "article"}
            disabled={articles.length === 0}
            onChange={() => setOf("article")}
          />{" "}
          one article: its claims, and the evidence linked to them
        </label>
        {of === "article" && articles.length > 0 ? (
          <div className="max-w-xl pl-6">
            <SelectField label="Article" value={article} onChange={(event) => setArticle(event.target.value)}>
              {articles.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.title}
                </option>
              ))}
            </SelectField>
          </div>
        ) : null}
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">Withhold</legend>
        {withholdKinds.map((kind) => (
          <div key={kind} className="text-sm">
            <label className="font-medium">
              <input
                type="checkbox"
                checked={kind === "drafts" || withhold.includes(kind)}
                disabled={kind === "drafts"}
                aria-describedby={`${id}-${kind}`}
                onChange={() => toggle(kind)}
              />{" "}
              {kind}
            </label>
            <p id={`${id}-${kind}`} className="pl-5 text-ink-2">
              {withholdMeaning[kind]}
            </p>
          </div>
        ))}
        <p className="text-xs text-ink-2">
          What is withheld still stands in the log as a hash. Statements and rationales are in every bundle: read them for names that are to
          be protected.
        </p>
      </fieldset>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" pending={pending} disabled={of === "article" && article === ""}>
          Ask for the bundle
        </Button>
        <p role="status" className="text-sm text-ink-2">
          {said}
        </p>
      </div>
      <ProblemNote problem={problem} />
    </form>
  );
}
