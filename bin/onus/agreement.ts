import { bootstrap } from "@/lib/domain/agreement/bootstrap";
import { coefficientName, coefficients } from "@/lib/domain/agreement/coefficient";
import type { Agreement, Figure } from "@/lib/domain/agreement/figure";
import { ratingsFrom, type Ratings } from "@/lib/domain/agreement/ratings";
import { parse, print, Usage, type Command } from "./command";
import { readRatings } from "./read-ratings";

const mostResamples = 10_000;

/** How far raters agree, by every coefficient, together and pair by pair. The JSON is described in docs/agreement.md. */
export const agreementCommand: Command = {
  usage: "agreement FILE.csv [--json] [--seed N] [--resamples N] [--labels LABEL,LABEL,…]",
  async run(args) {
    const { files, json, values } = parse(args, 1, [], ["seed", "resamples", "labels"]);
    const seed = wholeNumber("seed", values.seed ?? "1", Number.MAX_SAFE_INTEGER);
    const resamples = wholeNumber("resamples", values.resamples ?? "1000", mostResamples);
    const scheme = values.labels?.split(",").map((label) => label.trim());
    if (scheme && (scheme.includes("") || new Set(scheme).size < scheme.length)) throw new Usage("Give --labels each once, by commas.");
    const ratings = ratingsFrom(await readRatings(files[0]!), scheme);
    const agreement = bootstrap(ratings, { seed, resamples });
    if (json) print(agreementJson(ratings, agreement));
    else process.stdout.write(table(agreement));
    return 0;
  },
};

function wholeNumber(name: string, given: string, most: number): number {
  const number = Number(given);
  if (!/^\d+$/.test(given) || number > most) throw new Usage(`--${name} is a whole number from 0 to ${most}.`);
  return number;
}

function agreementJson({ raters, labels }: Ratings, { data, bootstrap: method, figures, pairs }: Agreement): object {
  return {
    data,
    raters,
    labels,
    bootstrap: method,
    coefficients: figures,
    pairs: Array.isArray(pairs) ? pairs.map((pair) => ({ raters: pair.raters, items: pair.items, coefficients: pair.figures })) : pairs,
  };
}

function table({ data, figures, pairs, bootstrap: method }: Agreement): string {
  const lines = [
    `${counted(data.items, "item")} (${data.singles} rated once), ${counted(data.ratings, "rating")}, ${counted(data.raters, "rater")}, ${counted(data.labels, "label")}`,
    "",
    ...coefficients.map((coefficient) => {
      const figure = figures[coefficient];
      return line(coefficientName[coefficient], figure.n.items, [figure]);
    }),
    "",
  ];
  if (!Array.isArray(pairs)) lines.push(pairs.undefined, "");
  else if (pairs.length > 0) {
    lines.push("Pairs: percent agreement, Cohen’s κ");
    for (const pair of pairs)
      lines.push(line(pair.raters.join(" and "), pair.items, [pair.figures.percentAgreement, pair.figures.cohenKappa]));
    lines.push("");
  }
  if (method)
    lines.push(`In brackets: ${method.level * 100} % interval, bootstrap over items, ${method.resamples} resamples, seed ${method.seed}.`);
  return `${lines.join("\n").trimEnd()}\n`;
}

function line(name: string, items: number, figures: Figure[]): string {
  return `${name.padEnd(28)} ${String(items).padStart(8)} items  ${figures.map(figureText).join("  ")}`;
}

function figureText(figure: Figure): string {
  if ("undefined" in figure) return `– (${figure.undefined})`;
  const { value, interval } = figure;
  const shown = fixed(value).padStart(6);
  if (!interval) return shown;
  if ("undefined" in interval) return `${shown} (${interval.undefined})`;
  const note = interval.undefinedResamples > 0 ? `, undefined in ${interval.undefinedResamples} resamples` : "";
  return `${shown} [${fixed(interval.low)}, ${fixed(interval.high)}${note}]`;
}

function fixed(value: number): string {
  return value.toFixed(3);
}

function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
