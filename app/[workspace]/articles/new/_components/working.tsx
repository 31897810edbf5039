"use client";
import { useEffect, useState } from "react";

/** What is being done, how far it has come where that is known, and for how long it has been at it. */
export function Working({ doing, share }: { doing: string; share?: number }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="flex flex-col gap-1 text-sm" role="status">
      <span>
        {doing}
        {share === undefined ? "" : `: ${Math.floor(share * 100)} %`} {seconds > 0 ? `(${seconds} s)` : ""}
      </span>
      <progress className="w-full" aria-label={doing} {...(share === undefined ? {} : { value: share })} />
    </div>
  );
}
