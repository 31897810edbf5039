import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { logEntry } from "@/lib/data/log-entries";
import { formerMembersOf } from "@/lib/data/members";
import { writtenIn } from "@/lib/domain/erasure";
import { mayErase } from "@/lib/domain/policy";
import { orNotFound } from "@/lib/pipeline/or-not-found";
import { pageViewer } from "@/lib/pipeline/session";
import { EraseName } from "./_components/erase-name";
import { EraseWords } from "./_components/erase-words";

export const metadata: Metadata = { title: "Erase" };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ entry?: string }> };

/** Erases words, or who somebody was, for good: with a legal basis, and on record. */
export default async function ErasePage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { entry: id } = await searchParams;
  const viewer = await pageViewer(workspace);
  if (!mayErase(viewer)) notFound();
  const entry = typeof id === "string" ? await orNotFound(logEntry(viewer, id)) : null;
  const written = new Set(Object.values(entry?.parts ?? {}).flatMap((part) => (part.state === "shown" ? writtenIn(part.value) : [])));
  const former = await formerMembersOf(viewer);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
      <p className="text-sm">
        <Link href={`/${workspace}/audit`} prefetch={false}>
          ← Log
        </Link>
      </p>
      <h1>Erase</h1>
      <p className="text-sm text-ink-2">
        For what the law, a court or a promise to a source demands. What is erased is gone from pages, search, exports, frozen documents and
        the log’s content, and cannot be brought back. The log’s proofs go on holding: it says that something was erased, when, by whom and
        why, never what. Bundles that somebody already has are theirs, and go on being verified; those kept here are deleted. Backups of the
        database are yours to look after.
      </p>
      <EraseWords workspace={workspace} offered={[...written]} />
      <EraseName workspace={workspace} former={former} />
    </div>
  );
}
