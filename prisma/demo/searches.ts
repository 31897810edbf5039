import type { DemoSearch } from "./types";

/** Searches as an analyst would log them; invented with the rest of the demo's people. */
export const searches: readonly DemoSearch[] = [
  {
    claim: "fsb-contacts",
    by: "ana",
    query: "Crocus suspects contacts Ukrainian side name document",
    place: "FSB announcements, 22 to 27 March 2024, in Russian",
    searchedOn: "2024-03-27",
    outcome: "The sentence stands in the announcement of 23 March. No name, recording or document.",
  },
  {
    claim: "fsb-contacts",
    by: "ana",
    query: "Крокус контакты на украинской стороне доказательства",
    place: "TASS, RIA Novosti and Interfax, 23 to 27 March 2024",
    searchedOn: "2024-03-27",
    outcome: "Repetitions of the announcement only; all lead back to the FSB.",
  },
  {
    claim: "putin-window",
    by: "ana",
    query: "window state border Crocus evidence",
    place: "Kremlin transcripts, 23 to 27 March 2024",
    searchedOn: "2024-03-27",
    outcome: "Said once, as preliminary information, and not substantiated later.",
  },
  {
    claim: "bortnikov-general",
    by: "ben",
    query: "text of US warning to Russia March 2024 planned attack",
    place: "US and Russian government sites, news agencies",
    searchedOn: "2024-03-27",
    outcome: "The message has not been published by either side.",
  },
  {
    claim: "none-published",
    by: "ben",
    query: "evidence of Ukrainian involvement Crocus published",
    place: "FSB, Kremlin, Security Council and Investigative Committee sites",
    searchedOn: "2024-03-27",
    outcome: "Accusations, no material.",
  },
];
