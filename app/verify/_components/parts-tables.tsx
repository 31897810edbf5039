import type { Erasure, PartCounts } from "@/lib/domain/audit/verify/outcome";

const cell = "border-b border-line px-2 py-1 text-left";
const number = "border-b border-line px-2 py-1 text-right tabular-nums";
const told = 100;

/** What there is to read of the log's content, and what not. */
export function PartsTable({ byName, total }: { byName: { name: string; counts: PartCounts }[]; total: PartCounts }) {
  const rows = [...byName, { name: "in all", counts: total }];
  return (
    <table className="w-full text-sm">
      <caption className="mb-1 text-left font-medium">Content of the entries</caption>
      <thead>
        <tr>
          <th scope="col" className={cell}>
            Part
          </th>
          <th scope="col" className={number}>
            Disclosed
          </th>
          <th scope="col" className={number}>
            Withheld
          </th>
          <th scope="col" className={number}>
            Erased
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, counts }) => (
          <tr key={name}>
            <th scope="row" className={`${cell} font-normal`}>
              {name}
            </th>
            {[counts.disclosed, counts.withheld, counts.erased].map((count, at) => (
              <td key={["disclosed", "withheld", "erased"][at]} className={number}>
                {count.toLocaleString("en-GB")}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ErasuresTable({ erasures, total }: { erasures: readonly Erasure[]; total: number }) {
  const shown = erasures.slice(0, told);
  return (
    <table className="w-full text-sm">
      <caption className="mb-1 text-left font-medium">
        {total > shown.length ? `Erased, the first ${shown.length} of ${total.toLocaleString("en-GB")}` : "Erased"}
      </caption>
      <thead>
        <tr>
          {["Entry", "Part", "Erased at entry"].map((name) => (
            <th key={name} scope="col" className={cell}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ entry, part, at }) => (
          <tr key={`${entry} ${part}`}>
            <td className={cell}>#{entry}</td>
            <td className={cell}>{part}</td>
            <td className={cell}>#{at}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
