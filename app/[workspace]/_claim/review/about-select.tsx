"use client";
import { useEffect, useState } from "react";
import { SelectField } from "@/app/_ui/field";
import type { ClaimSentence } from "@/lib/data/claim-sentences";
import type { About } from "@/lib/domain/assessments";
import { useClaimInHand } from "../claim-in-hand";
import { readJson } from "../read-json";

/** Where it is to be mended: the claim's words, one of its links, or a sentence that it stands in. */
export function AboutSelect({ about, error, onChange }: { about: About; error: string | undefined; onChange: (about: About) => void }) {
  const { workspace, detail } = useClaimInHand();
  const { claim, links } = detail;
  const [sentences, setSentences] = useState<ClaimSentence[]>([]);
  useEffect(() => {
    void readJson<ClaimSentence[]>(`/${workspace}/claims/${claim.id}/sentences`).then((result) => result.ok && setSentences(result.value));
  }, [workspace, claim.id]);
  const standing = links.filter((link) => !link.withdrawnAt);
  return (
    <SelectField
      label="Where?"
      value={about ? `${about.kind}/${about.id}` : ""}
      error={error}
      onChange={(event) => onChange(read(event.target.value))}
    >
      <option value="">the assessment as a whole</option>
      <option value={`claim/${claim.id}`}>the claim’s words</option>
      {standing.length > 0 ? (
        <optgroup label="A link">
          {standing.map((link) => (
            <option key={link.id} value={`link/${link.id}`}>
              {link.stance}: {short(link.exact)} ({link.evidence.source.name})
            </option>
          ))}
        </optgroup>
      ) : null}
      {sentences.length > 0 ? (
        <optgroup label="A sentence">
          {sentences.map((sentence) => (
            <option key={sentence.id} value={`sentence/${sentence.id}`}>
              {sentence.ordinal + 1}: {short(sentence.words)}
            </option>
          ))}
        </optgroup>
      ) : null}
    </SelectField>
  );
}

function read(value: string): About {
  const [kind, id] = value.split("/");
  return id ? { kind: kind as NonNullable<About>["kind"], id } : null;
}

function short(words: string): string {
  return words.length > 70 ? `${words.slice(0, 70)}…` : words;
}
