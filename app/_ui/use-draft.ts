"use client";
import { del, get, set } from "idb-keyval";
import { useCallback, useEffect, useRef, useState } from "react";
import { leaveBehind, takeUp } from "./left-behind";

const saveAfterMs = 400;

/**
 * State that survives a reload, a crash and a deploy: kept in the browser's IndexedDB under `key` until `discard`.
 * `restored` says that the value comes from an earlier visit.
 */
export function useDraft<Value>(key: string, initial: Value) {
  const [value, setValue] = useState(initial);
  const [restored, setRestored] = useState(false);
  const [loaded, setLoaded] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(initial);
  const surelyKept = useRef(initial);

  useEffect(() => {
    let current = true;
    const left = takeUp<Value>(key);
    (left === undefined
      ? get<Value>(key)
      : set(key, left).then(
          () => left,
          () => left,
        )
    )
      .then((kept) => {
        if (!current || kept === undefined) return;
        latest.current = kept;
        surelyKept.current = kept;
        setValue(kept);
        setRestored(true);
      })
      .catch(() => undefined)
      .finally(() => current && setLoaded(true));
    return () => {
      current = false;
    };
  }, [key]);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    takeUp(key); // older than what is kept now
    const value = latest.current;
    set(key, value).then(
      () => (surelyKept.current = value),
      () => undefined,
    );
  }, [key]);

  // What was typed in the last moment before leaving is kept too.
  useEffect(() => {
    const flush = (): void => {
      if (timer.current) save();
    };
    const onLeave = (): void => {
      flush();
      if (latest.current !== surelyKept.current) leaveBehind(key, latest.current);
    };
    addEventListener("pagehide", onLeave);
    return () => {
      removeEventListener("pagehide", onLeave);
      flush();
    };
  }, [key, save]);

  const change = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      latest.current = typeof next === "function" ? (next as (before: Value) => Value)(latest.current) : next;
      setValue(latest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(save, saveAfterMs);
    },
    [save],
  );

  const discard = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    surelyKept.current = latest.current;
    setRestored(false);
    takeUp(key);
    void del(key).catch(() => undefined);
  }, [key]);

  /** `keepNow` does not wait for a pause in the typing: for what took long to come. */
  return { value, change, keepNow: save, discard, restored, loaded };
}
