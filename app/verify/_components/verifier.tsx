"use client";

import { type DragEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { BundleField } from "./bundle-field";
import { PolicyField } from "./policy-field";
import { ResultView } from "./result-view";
import { useVerification } from "./use-verification";

const steps = { files: "Reading the files", leaves: "Checking the entries", parts: "Checking what is disclosed" } as const;

/** A bundle and a policy, dropped anywhere on it or chosen, and what comes of them. */
export function Verifier() {
  const [bundle, setBundle] = useState<File | null>(null);
  const [policy, setPolicy] = useState("");
  const { verification, verify, forget } = useVerification();
  const working = verification.state === "working";

  const take = (file: File): void => {
    forget();
    if (!/\.json$/i.test(file.name)) setBundle(file);
    else void file.text().then(setPolicy);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    for (const file of event.dataTransfer.files) take(file);
  };
  const begin = (): void => {
    if (bundle) verify({ bundle, policy: policy.trim() === "" ? null : policy });
  };

  return (
    <>
      <form
        className="flex flex-col gap-4 rounded-lg border border-line bg-paper-2 p-4"
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <BundleField bundle={bundle} onTake={take} />
        <PolicyField
          policy={policy}
          onChange={(text) => {
            forget();
            setPolicy(text);
          }}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" disabled={!bundle} pending={working}>
            {working ? "Verifying" : "Verify"}
          </Button>
          {working ? (
            <>
              <Button look="quiet" onClick={forget}>
                Stop
              </Button>
              <span className="text-sm text-ink-2">{verification.progress ? steps[verification.progress.step] : "Starting"}</span>
              {verification.progress ? (
                <ProgressBar label="Verified so far" share={verification.progress.done / Math.max(1, verification.progress.of)} />
              ) : null}
            </>
          ) : null}
        </div>
      </form>
      {verification.state === "failed" ? (
        <p role="alert" className="rounded border border-danger bg-danger-soft px-3 py-2 text-sm">
          {verification.why === "not-https"
            ? "This page was not opened over https, and so the browser does not let it check signatures. Nothing is known of the bundle. Open it over https, or use the verifier for the shell."
            : "This browser could not run the check. Nothing is known of the bundle. Try another browser, or the verifier for the shell."}
        </p>
      ) : null}
      {verification.state === "done" ? <ResultView verdict={verification.verdict} detail={verification.detail} /> : null}
    </>
  );
}
