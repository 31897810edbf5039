import { adjudications } from "./adjudications";
import { articleText } from "./article";
import { assessments } from "./assessments";
import { claims } from "./claims";
import { eventEvidence } from "./evidence-events";
import { statementEvidence } from "./evidence-statements";
import { dispositions, open } from "./ledger";
import { links } from "./links";
import { people } from "./people";
import { plans } from "./plans";
import { articleTextV2 } from "./revision";
import { searches } from "./searches";
import { secondOpinions } from "./second-opinions";
import { sources } from "./sources";
import type { DemoContent } from "./types";

export const demo: DemoContent = {
  people,
  article: {
    title: "What is known about the Crocus City Hall attack, and what is only said",
    byline: "Ines Haldane",
    publisher: "The Meridian Review (invented for this demo)",
    publishedOn: "2024-03-27",
    language: "en",
    text: articleText,
    textV2: articleTextV2,
  },
  claims,
  dispositions,
  open,
  sources,
  evidence: [...eventEvidence, ...statementEvidence],
  links,
  searches,
  assessments,
  secondOpinions,
  adjudications,
  plans,
};
