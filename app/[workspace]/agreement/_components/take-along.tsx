import { buttonClass } from "@/app/_ui/button";
import { bootstrapOptions } from "@/lib/domain/agreement-asked";

/** The ratings as a file, and how to get the same figures from it elsewhere. */
export function TakeAlong({ href, labels }: { href: string; labels: readonly string[] }) {
  return (
    <section aria-labelledby="take-along" className="flex flex-col gap-2">
      <h2 id="take-along">Take the ratings along</h2>
      <p className="text-sm">
        One row a rating: item, rater under the name that they have in the log, label. The command line gives the same figures and intervals
        from it.
      </p>
      <p>
        <a className={buttonClass()} href={href} download>
          Ratings (CSV)
        </a>
      </p>
      <pre className="rounded border border-line bg-paper-2 px-3 py-2 text-xs whitespace-pre-wrap">
        npm run -s onus -- agreement FILE.csv --labels {labels.join(",")} --seed {bootstrapOptions.seed} --resamples{" "}
        {bootstrapOptions.resamples}
      </pre>
    </section>
  );
}
