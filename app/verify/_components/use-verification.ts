"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Progress } from "@/lib/domain/audit/verify/environment";
import type { Detail, Verdict } from "@/lib/domain/audit/verify/outcome";
import type { Told, Work } from "./work";

export type Verification =
  | { state: "idle" }
  | { state: "working"; progress: Progress | null }
  | { state: "done"; verdict: Verdict; detail: Detail | null }
  | { state: "failed"; why: "no-worker" | "not-https" };

/** Verifies in a worker of its own, one bundle at a time; a new one ends the one before. */
export function useVerification(): { verification: Verification; verify: (work: Work) => void; forget: () => void } {
  const [verification, setVerification] = useState<Verification>({ state: "idle" });
  const worker = useRef<Worker | null>(null);
  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => end, [end]);

  const verify = useCallback(
    (work: Work) => {
      end();
      // Browsers lend their cryptography, which time-stamps need, to pages over https and on the same machine only.
      if (!window.isSecureContext) return setVerification({ state: "failed", why: "not-https" });
      setVerification({ state: "working", progress: null });
      const own = new Worker(new URL("./verify-worker.ts", import.meta.url), { type: "module" });
      worker.current = own;
      own.addEventListener("message", ({ data }: MessageEvent<Told>) => {
        if ("progress" in data) return setVerification({ state: "working", progress: data.progress });
        end();
        setVerification({ state: "done", ...data });
      });
      own.addEventListener("error", () => {
        end();
        setVerification({ state: "failed", why: "no-worker" });
      });
      own.postMessage(work);
    },
    [end],
  );
  const forget = useCallback(() => {
    end();
    setVerification({ state: "idle" });
  }, [end]);
  return { verification, verify, forget };
}
