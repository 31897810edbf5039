import { buttonClass } from "@/app/_ui/button";
import { inputClass } from "@/app/_ui/input-class";
import type { AgreementChoices } from "@/lib/data/agreement-choices";
import type { AgreementAsked } from "@/lib/domain/agreement-asked";

const control = `${inputClass} min-h-8 max-w-60`;

/** Which ratings count. Works without scripts. */
export function AgreementFilter({ asked, choices }: { asked: AgreementAsked; choices: AgreementChoices }) {
  const [analyst = "", other = ""] = asked.analystIds;
  const rated = asked.subject !== "places";
  return (
    <form className="flex flex-col gap-2" role="search" aria-label="Which ratings count">
      {asked.subject === "tag" ? null : <input type="hidden" name="of" value={asked.subject} />}
      <div className="flex flex-wrap items-end gap-2">
        <label className="flex flex-col text-sm">
          Article
          <select name="article" defaultValue={asked.articleId ?? ""} className={control}>
            <option value="">all</option>
            {choices.articles.map(({ id, title, training }) => (
              <option key={id} value={id}>
                {title}
                {training ? " (training)" : ""}
              </option>
            ))}
          </select>
        </label>
        <Person label="Analyst" name="analyst" chosen={analyst} people={choices.people} none="everybody" />
        <Person label="with" name="with" chosen={other} people={choices.people} none="everybody else" />
        <label className="flex flex-col text-sm">
          From
          <input name="from" type="date" defaultValue={asked.from ?? ""} className={control} />
        </label>
        <label className="flex flex-col text-sm">
          To
          <input name="to" type="date" defaultValue={asked.to ?? ""} className={control} />
        </label>
        <button type="submit" className={buttonClass()}>
          Show
        </button>
      </div>
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <legend className="sr-only">Count also</legend>
        {rated ? <Also name="seen" checked={asked.seen} label="also what was judged by somebody who could see others’ work" /> : null}
        <Also name="training" checked={asked.training} label="also training articles" />
        {choices.calibrates ? <Also name="uncalibrated" checked={asked.uncalibrated} label="also analysts not yet calibrated" /> : null}
      </fieldset>
    </form>
  );
}

type People = AgreementChoices["people"];

function Person({ label, name, chosen, people, none }: { label: string; name: string; chosen: string; people: People; none: string }) {
  return (
    <label className="flex flex-col text-sm">
      {label}
      <select name={name} defaultValue={chosen} className={control}>
        <option value="">{none}</option>
        {people.map((person) => (
          <option key={person.userId} value={person.userId}>
            {person.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Also({ name, checked, label }: { name: string; checked: boolean; label: string }) {
  return (
    <label className="flex min-h-6 items-center gap-1.5">
      <input type="checkbox" name={name} value="1" defaultChecked={checked} />
      {label}
    </label>
  );
}
