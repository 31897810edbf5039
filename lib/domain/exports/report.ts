import { type Html, escaped, followable, html, raw } from "./html";
import type { Header } from "./lines";
import { reportPolicy, reportStyle } from "./report-style";

/** The page's beginning: what was checked, and how it came out. Claims follow one by one. */
export function reportOpen(header: Header): string {
  const { article, workspace, tool } = header;
  return (
    pageOpen(`${article.title} · Onus report`) +
    html`<h1 lang="${languageOf(article.language)}" dir="auto">${article.title}</h1>
<p>Claims of this article, checked in the workspace “${workspace.name}”.</p>
${facts(header)}<h2>In figures</h2>
${figures(header)}<h2>Claims</h2>
`.text +
    escapedComment(`Made by ${tool.name} ${tool.version}`)
  );
}

/** The beginning of a report of several articles, each with its part of the log. @param lines what is to be known before reading, a paragraph each */
export function sealedReportOpen(title: string, lines: readonly string[]): string {
  return pageOpen(title) + html`<h1>${title}</h1>\n${lines.map((line) => html`<p>${line}</p>\n`)}`.text;
}

/** An article in such a report; its claims follow. */
export function sealedReportArticle(header: Header): string {
  const { article } = header;
  return html`<h2 lang="${languageOf(article.language)}" dir="auto" id="article-${article.id}">${article.title}</h2>
${facts(header)}${figures(header)}`.text;
}

function pageOpen(title: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${reportPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(reportStyle)}</style>
</head>
<body>
<main>
`.text;
}

function languageOf(language: string | null): string {
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language ?? "") ? language! : "en";
}

function facts({ article, version }: Header): Html {
  return html`<dl>
${row("Byline", article.byline)}${row("Publisher", article.publisher)}${row("Published", article.publishedOn)}${row("Address", article.url && link(article.url))}${row("Text", html`version ${version.ordinal}, ${version.codePoints} characters, imported ${minute(version.importedAt)}`)}${row("SHA-256 of the text", html`<span class="hash">${version.sha256}</span>`)}${row("Finished", article.finishedAt && minute(article.finishedAt))}${row("Finished with open sentences because", article.finishReason)}</dl>
`;
}

function figures({ counts }: Header): Html {
  const open = counts.claims - counts.retiredClaims - counts.evidenced - counts.contested - counts.unsupported;
  return html`<table>
<thead><tr><th scope="col">Claims</th><th scope="col">Number</th></tr></thead>
<tbody>
<tr><th scope="row">● evidenced</th><td class="figure">${counts.evidenced}</td></tr>
<tr><th scope="row">◆ contested</th><td class="figure">${counts.contested}</td></tr>
<tr><th scope="row">▲ unsupported</th><td class="figure">${counts.unsupported}</td></tr>
<tr><th scope="row">○ open</th><td class="figure">${open}</td></tr>
<tr><th scope="row">taken out, merged or split</th><td class="figure">${counts.retiredClaims}</td></tr>
</tbody>
</table>
<p>Coverage: ${counts.sentences - counts.openSentences} of ${counts.sentences} sentences gone through, ${percent(counts.lengthDone, counts.length)} of the text.</p>
${
  counts.blindClaims > 0 &&
  html`<p><strong>Not complete:</strong> whoever made this report still has to assess ${counts.blindClaims} of the claims; others’ work on these is left out.</p>
`
}`;
}

export function reportClose(): string {
  return `</main>\n</body>\n</html>\n`;
}

export function row(term: string, value: Html | string | null): Html | null {
  return value === null || value === "" ? null : html`<dt>${term}</dt><dd dir="auto">${value}</dd>\n`;
}

/** An address as a link where it can be followed, as text where not. */
export function link(url: string, text = url): Html {
  const safe = followable(url);
  return safe ? html`<a href="${safe}" rel="noreferrer noopener">${text}</a>` : html`${text}`;
}

/** 2024-03-22T20:15:00.000Z as "2024-03-22 20:15 UTC", marked as a time. */
export function minute(time: string): Html {
  return html`<time datetime="${time}">${time.slice(0, 10)} ${time.slice(11, 16)} UTC</time>`;
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 100 : Math.floor((part / whole) * 100)} %`;
}

function escapedComment(text: string): string {
  return `<!-- ${escaped(text).replaceAll("--", "- -")} -->\n`;
}
