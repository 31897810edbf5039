import { parseArgs } from "node:util";

export type Command = {
  /** How to call it, without the program's name. */
  usage: string;
  /** Returns the exit code: 0 done, 1 refused. Throws `Usage` or a `Refusal`. */
  run: (args: string[]) => Promise<number>;
};

/** The command was not understood: exit code 2, with its usage. */
export class Usage extends Error {}

/** Splits arguments into so many file names and the named options; anything else, or an option that must be there and is not, is a usage error. */
export function parse(
  args: string[],
  files: number,
  options: readonly string[] = [],
  optional: readonly string[] = [],
): { files: string[]; json: boolean; values: Partial<Record<string, string>> } {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean" as const },
        ...Object.fromEntries([...options, ...optional].map((name) => [name, { type: "string" as const }])),
      },
    });
    if (positionals.length !== files) throw new Usage(files === 1 ? "Give one file." : `Give ${files} files.`);
    const { json, ...given } = values;
    const missing = options.find((name) => typeof given[name as keyof typeof given] !== "string");
    if (missing) throw new Usage(`Give --${missing}.`);
    return { files: positionals, json: json === true, values: given as Partial<Record<string, string>> };
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw new Usage(error instanceof Error ? error.message : String(error));
  }
}

export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
