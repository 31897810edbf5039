import type { WordsFound } from "@/lib/domain/erasure";

const times = (n: number, one: string, many: string): string => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

export const isThere = ({ places, parts }: WordsFound): boolean => places.length > 0 || parts > 0;

/** Where the words stand. */
export function Found({ found }: { found: WordsFound }) {
  const { places, parts, documents } = found;
  if (!isThere(found)) return <p className="text-sm">These words stand nowhere in this workspace, written exactly so.</p>;
  return (
    <div className="text-sm">
      <p>They stand in:</p>
      <ul className="list-disc pl-5">
        {places.map(({ place, rows }) => (
          <li key={place}>
            {place.replaceAll("_", " ").replace(".", ": ")} ({times(rows, "time", "times")})
          </li>
        ))}
        {parts > 0 ? <li>the content of entries of the log ({times(parts, "part", "parts")}, each erased whole)</li> : null}
        {documents > 0 ? <li>frozen documents ({times(documents, "file", "files")}, each deleted whole)</li> : null}
      </ul>
    </div>
  );
}
