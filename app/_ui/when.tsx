const clock = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** A moment as the reader's own clock has it. `iso` as `Date.toISOString` prints it. */
export function When({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} suppressHydrationWarning>
      {clock.format(new Date(iso))}
    </time>
  );
}
