/** Something that is not as the record says. `where`: an entry of a log, an object, a table. */
export type Finding = { where: string; what: string };

const mostFindings = 200;

/** What was found, up to a number: who has to mend thousands begins with the first. */
export class Findings {
  readonly list: Finding[] = [];
  #left = 0;

  add(where: string, what: string): void {
    if (this.list.length < mostFindings) this.list.push({ where, what });
    else this.#left++;
  }

  /** All, with a last one for those that were left out. */
  all(): Finding[] {
    return this.#left === 0 ? this.list : [...this.list, { where: "…", what: `and ${this.#left} more` }];
  }
}
