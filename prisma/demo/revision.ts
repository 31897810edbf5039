import { articleText } from "./article";

/** What the paper's later correction changed: each `was` stands exactly once in the first text. */
export const revisions: readonly { was: string; is: string }[] = [
  {
    was: "At least 139 people died and 182 were injured, the head of Russia’s Investigative Committee, Alexander Bastrykin, told a meeting on 25 March.",
    is: "At least 145 people died, Russian officials have since found, and 182 were counted as injured in the first days.",
  },
  {
    was: "The first official figure, given by the security service FSB during the night, was 40. ",
    is: "",
  },
  {
    was: "On 25 March, he acknowledged that radical Islamists had done the killing, but asked who had ordered it.",
    is: "On 25 March, he conceded that radical Islamists had done the killing, but asked who had given the order.",
  },
  {
    was: "a Moscow court ordered that the four be held until 22 May",
    is: "a Moscow court ordered that the four be kept in custody until 22 May",
  },
  { was: "put at no fewer than 139 above", is: "put at no fewer than 145 above" },
];

const warning = paragraphAfter("The warning of 7 March");
const correction =
  "Correction, 28 May 2024: an earlier version gave the number of dead as at least 139, which was the official count on 25 March.";

/** The corrected text: the revisions made, the section on the warning moved behind the arrests, a note added. */
export const articleTextV2 = `${moved(revised(articleText))}\n${correction}\n`;

function revised(text: string): string {
  return revisions.reduce((current, { was, is }) => current.replace(was, () => is), text);
}

function moved(text: string): string {
  const section = `The warning of 7 March\n\n${warning}\n\n`;
  const question = "Was Ukraine behind it?\n";
  return text.replace(section, "").replace(question, () => section + question);
}

function paragraphAfter(heading: string): string {
  const paragraphs = articleText.split("\n\n");
  const found = paragraphs[paragraphs.indexOf(heading) + 1];
  if (!found) throw new Error(`The demo article has no paragraph after “${heading}”.`);
  return found;
}
