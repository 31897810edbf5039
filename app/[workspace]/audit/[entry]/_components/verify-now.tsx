"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { sha256, verifyEd25519 } from "@/app/_ui/browser-crypto";
import { ProblemNote } from "@/app/_ui/problem-note";
import { type Check, checkEntry, type ProvedEntry } from "@/lib/domain/audit/check-entry";
import type { Problem } from "@/lib/domain/problems";
import { readJson } from "../../../_claim/read-json";
import { CopyText } from "../../_components/copy-text";

type Checked = { checks: Check[]; proof: ProvedEntry };

/** Fetches the entry's proof and recomputes it here. @param address of the proof */
export function VerifyNow({ address }: { address: string }) {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const verify = async (): Promise<void> => {
    setPending(true);
    const result = await readJson<ProvedEntry>(address);
    setProblem(result.ok ? null : result.problem);
    setChecked(result.ok ? { proof: result.value, checks: await checkEntry(sha256, verifyEd25519, result.value) } : null);
    setPending(false);
  };
  return (
    <section aria-label="Proof" className="flex flex-col gap-2 text-sm">
      <div>
        <Button look="primary" pending={pending} onClick={() => void verify()}>
          Verify now
        </Button>
        <p className="mt-1 text-ink-2">
          Recomputed in this browser, from the entry to the signed checkpoint. The key is the one that this server names: somebody who must
          not trust the server takes a bundle, and the key from elsewhere.
        </p>
      </div>
      <ProblemNote problem={problem} />
      <div role="status">{checked ? <Outcome checks={checked.checks} /> : null}</div>
      {checked ? (
        <>
          <CopyText label="The entry’s bytes" text={checked.proof.leaf} />
          <CopyText
            label="Proof of its place, from the entry upwards"
            text={checked.proof.path.join("\n") || "(the entry is the whole tree)"}
          />
          <CopyText label="Checkpoint" text={checked.proof.note} />
        </>
      ) : null}
    </section>
  );
}

function Outcome({ checks }: { checks: readonly Check[] }) {
  const holds = checks.every((check) => check.holds);
  return (
    <>
      <p className="font-medium">
        {holds ? (
          <>
            <span aria-hidden="true">✓</span> Everything holds.
          </>
        ) : (
          <span className="text-danger">
            <span aria-hidden="true">✗</span> This is not what the log says.
          </span>
        )}
      </p>
      <ul>
        {checks.map((check) => (
          <li key={check.what}>
            <span aria-hidden="true">{check.holds ? "✓" : "✗"}</span> {check.what}
            {check.holds ? ": yes" : ": no"}
          </li>
        ))}
      </ul>
    </>
  );
}
