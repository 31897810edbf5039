/** The day that a machine-readable date names, as it is written there (its own time zone), as YYYY-MM-DD; else null. */
export function isoDay(text: string): string | null {
  const trimmed = text.trim().slice(0, 60);
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(trimmed) ?? [];
  if (year && month && day) return validDay(`${year}-${month}-${day}`);
  // RFC 9110 and RFC 5322 dates, as older pages' meta tags have them.
  const named = /^(?:\w{3,9},?\s+)?(\d{1,2})\s+(\w{3})\w*\s+(\d{4})/.exec(trimmed);
  if (!named) return null;
  const number = months.indexOf(named[2]!.toLowerCase()) + 1;
  return validDay(`${named[3]}-${String(number).padStart(2, "0")}-${named[1]!.padStart(2, "0")}`);
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function validDay(day: string): string | null {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? null : day;
}
