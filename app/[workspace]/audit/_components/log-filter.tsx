import { buttonClass } from "@/app/_ui/button";
import { inputClass } from "@/app/_ui/input-class";
import type { Person } from "@/lib/data/log-entries";
import { acts, objectKinds } from "@/lib/domain/audit/event";
import type { LogAsked } from "@/lib/domain/audit/log-asked";

const select = `${inputClass} min-h-8 max-w-56`;

/** Which entries: by person, what was done, to which kind of object, and when. */
export function LogFilter({ asked, people }: { asked: LogAsked; people: readonly Person[] }) {
  return (
    <form role="search" aria-label="Entries of the log" className="flex flex-wrap items-end gap-2">
      {asked.object ? <input type="hidden" name="object" value={asked.object} /> : null}
      <label className="flex flex-col text-sm">
        Who
        <select name="actor" defaultValue={asked.actor ?? ""} className={select}>
          <option value="">anybody</option>
          {people.map(({ pseudonym, name }) => (
            <option key={pseudonym} value={pseudonym}>
              {name}
            </option>
          ))}
          <option value="agent:rules">software: rules</option>
          <option value="agent:operator">the operator</option>
        </select>
      </label>
      <label className="flex flex-col text-sm">
        Did what
        <select name="act" defaultValue={asked.act ?? ""} className={select}>
          <option value="">anything</option>
          {Object.entries(acts).map(([act, meaning]) => (
            <option key={act} value={act}>
              {meaning}
            </option>
          ))}
        </select>
      </label>
      <label className="flex flex-col text-sm">
        To what
        <select name="kind" defaultValue={asked.kind ?? ""} className={select}>
          <option value="">anything</option>
          {objectKinds.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </label>
      <label className="flex flex-col text-sm">
        From
        <input type="date" name="from" defaultValue={asked.from ?? ""} className={inputClass} />
      </label>
      <label className="flex flex-col text-sm">
        To
        <input type="date" name="to" defaultValue={asked.to ?? ""} className={inputClass} />
      </label>
      <button type="submit" className={buttonClass("primary")}>
        Show
      </button>
      {asked.object ? <p className="basis-full text-sm text-ink-2">Only what happened to {asked.object.replace("/", " ")}.</p> : null}
    </form>
  );
}
