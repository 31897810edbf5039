import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readAgreementChoices } from "@/lib/data/agreement-choices";
import { readMarkedPlaces } from "@/lib/data/marked-places";
import { countSeen, readRatings } from "@/lib/data/ratings";
import { type AgreementAsked, type AgreementSearch, readAsked, readPair } from "@/lib/domain/agreement-asked";
import { maySeeAgreement } from "@/lib/domain/policy";
import type { Viewer } from "@/lib/domain/viewer";
import { pageViewer } from "@/lib/pipeline/session";
import { AgreementFilter } from "./_components/agreement-filter";
import { NothingCounted } from "./_components/nothing-counted";
import { PlacesView } from "./_components/places-view";
import { RatingsView } from "./_components/ratings-view";
import { SubjectTabs } from "./_components/subject-tabs";
import { WhatCounts } from "./_components/what-counts";

export const metadata: Metadata = { title: "Agreement" };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<AgreementSearch> };

/** How far the team's judgements can be relied on, with figures. */
export default async function AgreementPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  if (!maySeeAgreement(viewer)) notFound();
  const search = await searchParams;
  const asked = readAsked(search);
  const choices = await readAgreementChoices(viewer, asked);
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 px-4 py-6">
      <h1>Agreement</h1>
      <SubjectTabs workspace={workspace} asked={asked} />
      <AgreementFilter key={JSON.stringify(asked)} asked={asked} choices={choices} />
      <WhatCounts asked={asked} />
      {await view(viewer, asked, search, choices.people)}
    </div>
  );
}

async function view(
  viewer: Viewer,
  asked: AgreementAsked,
  search: AgreementSearch,
  people: Awaited<ReturnType<typeof readAgreementChoices>>["people"],
) {
  const workspace = viewer.workspace.slug;
  const { subject } = asked;
  if (subject === "places") {
    const articles = await readMarkedPlaces(viewer, asked);
    return articles.length === 0 ? (
      <NothingCounted {...{ workspace, asked, left: 0 }} />
    ) : (
      <PlacesView {...{ workspace, asked, articles }} />
    );
  }
  const ratings = await readRatings(viewer, asked, subject);
  if (ratings.items.length > 0) return <RatingsView {...{ workspace, asked, subject, ratings, people, pair: readPair(search, subject) }} />;
  const left = asked.seen || subject === "stance" ? 0 : await countSeen(viewer, asked);
  return <NothingCounted {...{ workspace, asked, left }} />;
}
