import type { ReactNode } from "react";
import type { AgreementAsked } from "@/lib/domain/agreement-asked";

/** What is compared, what is left out, and what the figures cannot tell. */
export function WhatCounts({ asked }: { asked: AgreementAsked }) {
  const { subject, seen, analystIds } = asked;
  return (
    <div className="flex max-w-3xl flex-col gap-1 text-sm text-ink-2">
      <p>{subject === "places" ? places() : subject === "stance" ? stances(seen) : judgements(subject, seen)}</p>
      {analystIds.length === 1 && subject !== "places" ? (
        <p>Only what the chosen person rated is compared, with all ratings of it; choose another person to compare these two alone.</p>
      ) : null}
      {subject === "places" ? null : (
        <p>Claims that you have still to assess yourself are left out, here and in all that leads on from here.</p>
      )}
    </div>
  );
}

function places(): ReactNode {
  return (
    <>
      Whoever made a claim marked the places in the text where it stands. The figure compares these places, in every article in which two or
      more people marked any.{" "}
      <strong className="font-medium text-ink">It presumes that each of them went through the whole article on their own.</strong> Where
      people share an article out, or see the claims that are there already, they mark different places on purpose: then the figure is low
      or negative, and says nothing about how reliable anybody is.
    </>
  );
}

function judgements(subject: "tag" | "basis", seen: boolean): ReactNode {
  return (
    <>
      The {subject} in everybody’s first submission of a claim is compared.{" "}
      {seen
        ? "Also counted is who had seen others’ work by then: such ratings are not independent, and the figures flatter."
        : "Only who was blind for the claim until then counts: whoever has seen others’ work tells nothing about agreement."}
    </>
  );
}

function stances(seen: boolean): ReactNode {
  return (
    <>
      The stance that people gave the same document at the same claim is compared, in each person’s first link of it that stands; a stance
      that was corrected counts as corrected.{" "}
      {seen
        ? "Also counted are links made by somebody who could see others’ links: such ratings are not independent, and the figures flatter."
        : "Only links count that somebody made while blind for the claim, before handing in an assessment of it."}
    </>
  );
}
