/** Puts the line on top that keeps a demo document from being taken for the record it sums up. */
export function documentOf(text: string): string {
  return `${notice}\n\n${text}\n`;
}

export const notice = "Demo document written for Onus; summarises the public record.";
