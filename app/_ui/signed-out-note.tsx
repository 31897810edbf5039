"use client";
import { useEffect, useState } from "react";
import { signInPath } from "@/lib/domain/own-path";
import { Button, buttonClass } from "./button";
import { signedOutEvent } from "./signed-out";

/**
 * Says that the session has ended, wherever on the page that came out, and leads to the sign-in and back. It takes no focus: somebody may be
 * typing. Signing in beside it, in another tab, is enough too: it is noticed on the way back.
 */
export function SignedOutNote() {
  const [out, setOut] = useState(false);
  useEffect(() => {
    const onOut = (): void => setOut(true);
    addEventListener(signedOutEvent, onOut);
    return () => removeEventListener(signedOutEvent, onOut);
  }, []);
  useEffect(() => {
    if (!out) return;
    const onReturn = async (): Promise<void> => {
      if (!(await isSignedIn())) return;
      setOut(false);
      // What waited for a connection has waited for this as well: drafts are saved, lists brought up to date.
      dispatchEvent(new Event("online"));
    };
    const listener = (): void => void onReturn();
    addEventListener("focus", listener);
    return () => removeEventListener("focus", listener);
  }, [out]);
  if (!out) return null;
  // In the page's flow, so that it covers nothing; in a dialog, ProblemNote says the same.
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 border-b border-danger bg-danger-soft px-4 py-2">
      <p className="min-w-60 flex-1 text-sm text-ink">
        <strong>You are signed out.</strong> Your drafts are kept in this browser: sign in, and you come back to this page. In another tab,
        a form that is half filled in stays as it is.
      </p>
      <Button look="primary" onClick={() => window.location.assign(signInPath(window.location.pathname + window.location.search))}>
        Sign in and come back
      </Button>
      <a href="/sign-in" target="_blank" rel="noopener" className={buttonClass()}>
        Sign in in another tab
      </a>
    </div>
  );
}

async function isSignedIn(): Promise<boolean> {
  try {
    return "expires" in ((await (await fetch("/api/auth/session")).json()) as object);
  } catch {
    return false;
  }
}
