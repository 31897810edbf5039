"use client";
import { Popover } from "radix-ui";
import type { LivePerson } from "@/lib/domain/live/live-event";
import { initialsOf } from "./initials";
import { usePeople } from "./live-provider";

const mostInitials = 4;

function Initials({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-full border border-line-strong bg-paper-3 text-[0.65rem] font-semibold text-ink"
    >
      {initialsOf(name)}
    </span>
  );
}

const namesOf = (people: readonly LivePerson[]): string => new Intl.ListFormat("en").format(people.map(({ name }) => name));

/** Who else has the article open, and which claim they have in hand. */
export function PeopleHere({
  numberOf,
  onClaim,
}: {
  numberOf: (claimId: string) => number | undefined;
  onClaim: (claimId: string) => void;
}) {
  const people = usePeople();
  if (people.length === 0) return null;
  const more = people.length - mostInitials;
  return (
    <Popover.Root>
      <Popover.Trigger
        className="flex items-center gap-1 rounded px-1 py-0.5 text-sm hover:bg-paper-3"
        aria-label={`Also here: ${namesOf(people)}`}
      >
        <span className="flex -space-x-1.5" title={namesOf(people)}>
          {people.slice(0, mostInitials).map(({ userId, name }) => (
            <Initials key={userId} name={name} />
          ))}
        </span>
        {more > 0 ? `+${more}` : null}
        <span aria-hidden="true">also here</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          className="z-40 max-h-80 min-w-56 overflow-auto rounded-lg border border-line bg-paper p-2 shadow-lg"
        >
          <ul aria-label="Also here" className="flex flex-col gap-1 text-sm">
            {people.map((person) => (
              <li key={person.userId} className="flex items-center gap-2">
                <Initials name={person.name} />
                <span className="min-w-0 flex-1">{person.name}</span>
                <Claims person={person} numberOf={numberOf} onClaim={onClaim} />
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Claims({
  person,
  numberOf,
  onClaim,
}: {
  person: LivePerson;
  numberOf: (id: string) => number | undefined;
  onClaim: (id: string) => void;
}) {
  const known = person.claims.flatMap((id) => ({ id, number: numberOf(id) })).filter(({ number }) => number !== undefined);
  return known.map(({ id, number }) => (
    <Popover.Close key={id} className="rounded px-1 text-xs hover:bg-paper-3" onClick={() => onClaim(id)}>
      at claim {number}
    </Popover.Close>
  ));
}

/** In a list of claims: who has this one in hand. */
export function AtClaim({ claimId }: { claimId: string }) {
  const people = usePeople(claimId);
  return people.map(({ userId, name }) => (
    <span key={userId} className="inline-flex items-center gap-1" title={`${name} is here`}>
      <Initials name={name} />
      <span className="sr-only">{name} is here</span>
    </span>
  ));
}

/** In the claim itself, in words. */
export function AlsoAtClaim({ claimId }: { claimId: string }) {
  const people = usePeople(claimId);
  if (people.length === 0) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-1 text-xs text-ink-2">
      {people.map(({ userId, name }) => (
        <Initials key={userId} name={name} />
      ))}
      {namesOf(people)} {people.length === 1 ? "is" : "are"} here
    </span>
  );
}
