import Link from "next/link";
import { Nothing, Section } from "./section";

/** How much waits for a reviewer: of claims on which the assessments agree, and of those on which they differ. */
export function ToReview({ workspace, waiting, differing }: { workspace: string; waiting: number; differing: number }) {
  const agreeing = waiting - differing;
  const claims = (count: number): string => (count === 1 ? "1 claim" : `${count} claims`);
  return (
    <>
      <Section id="to-review" title="To review" count={agreeing}>
        {agreeing === 0 ? (
          <Nothing>
            Nothing waits for a review of yours. What others hand in comes here; what you have assessed yourself goes to another reviewer.
          </Nothing>
        ) : (
          <p>
            <Link href={`/${workspace}/review`} prefetch={false}>
              Review {claims(agreeing)}
            </Link>
          </p>
        )}
      </Section>
      <Section id="to-adjudicate" title="To adjudicate" count={differing}>
        {differing === 0 ? (
          <Nothing>No assessments differ. Where they do, somebody settles the claim who has assessed none of it.</Nothing>
        ) : (
          <p>
            <Link href={`/${workspace}/review?mark=disagreement`} prefetch={false}>
              Settle {claims(differing)} on which assessments differ
            </Link>
          </p>
        )}
      </Section>
    </>
  );
}
