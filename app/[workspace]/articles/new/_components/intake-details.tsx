"use client";
import { TextField } from "@/app/_ui/field";

export type Details = { title: string; byline: string; publisher: string; publishedOn: string; language: string; url: string };
export const emptyDetails: Details = { title: "", byline: "", publisher: "", publishedOn: "", language: "", url: "" };

const fields: { name: keyof Details; label: string; hint?: string; type?: string }[] = [
  { name: "title", label: "Title" },
  { name: "byline", label: "Byline" },
  { name: "publisher", label: "Publisher" },
  { name: "publishedOn", label: "Published on", type: "date" },
  { name: "language", label: "Language", hint: "As in “en” or “pt-BR”." },
  { name: "url", label: "Address", type: "url" },
];

/** What is known about an article, proposed by the reader and corrected by the person. */
export function IntakeDetails({
  details,
  errors,
  onChange,
}: {
  details: Details;
  errors: Record<string, string>;
  onChange: (details: Details) => void;
}) {
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="mb-2 text-sm font-semibold">About the article</legend>
      {fields.map(({ name, ...field }) => (
        <div key={name} className={name === "title" ? "sm:col-span-2" : ""}>
          <TextField
            {...field}
            name={name}
            required={name === "title"}
            value={details[name]}
            error={errors[name]}
            onChange={(event) => onChange({ ...details, [name]: event.target.value })}
          />
        </div>
      ))}
    </fieldset>
  );
}
