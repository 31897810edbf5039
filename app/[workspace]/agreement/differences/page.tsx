import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { readAgreementChoices } from "@/lib/data/agreement-choices";
import { readDiffering, readDifferingCursor, writeDifferingCursor } from "@/lib/data/differing-items";
import { type AgreementSearch, readAsked, readPair, searchOfAsked } from "@/lib/domain/agreement-asked";
import { pageOf } from "@/lib/domain/list-cursor";
import { maySeeAgreement } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { DifferingRow } from "../_components/differing-row";
import { itemWords } from "../_components/ratings-view";

export const metadata: Metadata = { title: "Where people differ" };
const pageSize = 50;

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<AgreementSearch> };

/** The items behind a figure of agreement: those that differ, or those of one cell of a confusion matrix. */
export default async function DifferencesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  if (!maySeeAgreement(viewer)) notFound();
  const search = await searchParams;
  const asked = readAsked(search);
  const { subject } = asked;
  if (subject === "places") notFound();
  const pair = readPair(search, subject);
  const after = readDifferingCursor(search.after, subject);
  const { rows, last } = pageOf(await readDiffering(viewer, asked, subject, { pair, after, limit: pageSize }), pageSize);
  const names = new Map((await readAgreementChoices(viewer, asked)).people.map(({ userId, name }) => [userId, name]));
  const [one = "", other = ""] = pair?.raters.map((id) => names.get(id) ?? "somebody") ?? [];
  const back = searchOfAsked(asked);
  const here = new URLSearchParams([
    ...back,
    ...(pair
      ? [
          ["first", pair.raters[0]],
          ["second", pair.raters[1]],
        ]
      : []),
  ]);
  if (pair?.gave) here.set("gave", pair.gave.join("~"));
  const address = `/${workspace}/agreement/differences`;
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4 px-4 py-6">
      <p className="text-sm">
        <Link href={`/${workspace}/agreement?${back}`} prefetch={false}>
          ← Agreement
        </Link>
      </p>
      <h1>Where people differ</h1>
      <p className="text-sm text-ink-2">
        {pair?.gave
          ? `The ${itemWords[subject]} to which ${one} gave “${pair.gave[0]}” and ${other} “${pair.gave[1]}”.`
          : pair
            ? `The ${itemWords[subject]} of which ${one} and ${other} judge the ${subject} differently.`
            : `The ${itemWords[subject]} of which not everybody judges the ${subject} alike.`}{" "}
        As first given; the claim that was made last comes first.
      </p>
      {rows.length === 0 ? (
        <EmptyState title="None">
          <Link href={`/${workspace}/agreement?${back}`}>Back to the figures</Link>
        </EmptyState>
      ) : (
        <ol aria-label="Items" className="divide-y divide-line rounded-lg border border-line">
          {rows.map((item) => (
            <DifferingRow key={writeDifferingCursor(item)} workspace={workspace} subject={subject} item={item} />
          ))}
        </ol>
      )}
      {after || last ? (
        <nav aria-label="Pages" className="flex gap-2">
          {after ? (
            <Link className={buttonClass("quiet")} href={`${address}?${here}`}>
              From the beginning
            </Link>
          ) : null}
          {last ? (
            <Link className={buttonClass()} href={`${address}?${here}&after=${writeDifferingCursor(last)}`}>
              More
            </Link>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}
