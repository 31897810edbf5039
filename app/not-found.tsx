import type { Metadata } from "next";
import Link from "next/link";
import { problemText } from "./_ui/problem-text";

export const metadata: Metadata = { title: "Not found" };

/** For an address that leads nowhere and for one that is not the reader's to see: the two cannot be told apart. */
export default function NotFound() {
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-3 px-4 py-16">
      <h1>Not found</h1>
      <p>{problemText["not-found"]}</p>
      <p>
        <Link href="/">To the workspaces</Link>
      </p>
    </main>
  );
}
