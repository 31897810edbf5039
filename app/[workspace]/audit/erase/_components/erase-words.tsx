"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextArea, TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import type { WordsFound } from "@/lib/domain/erasure";
import { eraseWordsAction, findWordsAction } from "../../actions";
import { Found, isThere } from "./found";

/** First looks where the words stand, then erases them there. @param offered passages to choose from */
export function EraseWords({ workspace, offered }: { workspace: string; offered: readonly string[] }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [own, setOwn] = useState("");
  const [basis, setBasis] = useState("");
  const [found, setFound] = useState<WordsFound | null>(null);
  const [done, setDone] = useState("");
  const look = useAct(findWordsAction, workspace);
  const erase = useAct(eraseWordsAction, workspace);
  const words = [...chosen, ...(own === "" ? [] : [own])];
  const problem = erase.problem ?? look.problem;
  const change = (): void => {
    setFound(null);
    setDone("");
    erase.clear();
  };
  const toggle = (text: string): void => {
    change();
    const next = new Set(chosen);
    if (!next.delete(text)) next.add(text);
    setChosen(next);
  };
  const onLook = async (): Promise<void> => {
    const result = await look.act({ words });
    setFound(result.ok ? result.value : null);
  };
  const onErase = async (): Promise<void> => {
    const result = await erase.act({ words, basis });
    if (!result.ok) return;
    setChosen(new Set());
    setOwn("");
    setFound(null);
    setDone("Erased, and on record in the log.");
    // What was offered above stands nowhere any more.
    router.refresh();
  };
  return (
    <section aria-labelledby="erase-words" className="flex flex-col gap-3">
      <h2 id="erase-words">Words</h2>
      {offered.length > 0 ? (
        <fieldset className="flex flex-col gap-1">
          <legend className="text-sm font-medium">What the entry says</legend>
          {offered.map((text) => (
            <label key={text} className="flex gap-2 text-sm">
              <input type="checkbox" checked={chosen.has(text)} onChange={() => toggle(text)} />
              <q className="wrap-anywhere">{text}</q>
            </label>
          ))}
        </fieldset>
      ) : null}
      <TextArea
        label={offered.length > 0 ? "Or other words" : "The words"}
        hint="Exactly as they are written: what stands otherwise, in other letters or another form, stays."
        rows={3}
        value={own}
        error={problem?.fields?.words ?? problem?.fields?.["words.0"]}
        onChange={(event) => {
          change();
          setOwn(event.target.value);
        }}
      />
      <div>
        <Button pending={look.pending} disabled={words.length === 0} onClick={() => void onLook()}>
          Look where they stand
        </Button>
      </div>
      <div role="status">
        {found ? <Found found={found} /> : null}
        {done}
      </div>
      {found && isThere(found) ? (
        <>
          <TextField
            label="Legal basis"
            hint="Stands in the log for everybody: name the law, order or promise, not what is erased."
            value={basis}
            error={problem?.fields?.basis}
            onChange={(event) => setBasis(event.target.value)}
          />
          <div>
            <Button look="danger" pending={erase.pending} onClick={() => void onErase()}>
              Erase for good
            </Button>
          </div>
        </>
      ) : null}
      <ProblemNote problem={problem && { ...problem, fields: undefined }} />
    </section>
  );
}
