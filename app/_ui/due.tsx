import { type Due as DueBy, dueBy } from "@/lib/domain/assignment";

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

function words({ state, days }: DueBy, dueOn: string): string {
  if (state === "today") return "due today";
  if (state === "later") return `due ${day.format(new Date(`${dueOn}T00:00:00Z`))}`;
  const many = days === 1 ? "1 day" : `${days} days`;
  return state === "overdue" ? `overdue by ${many}` : `due in ${many}`;
}

const looks = {
  overdue: "rounded bg-danger-soft px-1.5 font-medium text-ink",
  today: "rounded bg-warn-soft px-1.5 text-ink",
  soon: "",
  later: "",
};

/** A due date in words, as seen on a day (YYYY-MM-DD). Without one, nothing. */
export function Due({ dueOn, today }: { dueOn: string | null; today: string }) {
  const due = dueBy(dueOn, today);
  if (!due || !dueOn) return null;
  return (
    <time dateTime={dueOn} className={looks[due.state]} suppressHydrationWarning>
      {words(due, dueOn)}
    </time>
  );
}
