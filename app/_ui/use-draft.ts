"use client";
import { del, get, set } from "idb-keyval";
import { useCallback, useEffect, useRef, useState } from "react";

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

  useEffect(() => {
    let current = true;
    get<Value>(key)
      .then((kept) => {
        if (!current || kept === undefined) return;
        latest.current = kept;
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
    void set(key, latest.current).catch(() => undefined);
  }, [key]);

  // What was typed in the last moment before leaving is kept too.
  useEffect(() => {
    const flush = (): void => {
      if (timer.current) save();
    };
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [save]);

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
    setRestored(false);
    void del(key).catch(() => undefined);
  }, [key]);

  return { value, change, discard, restored, loaded };
}
