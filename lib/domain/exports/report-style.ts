import { createHash } from "node:crypto";

/** Light only, and the same on paper: a claim is kept together where it fits on a page. */
export const reportStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: #fff; color: #1b1d21; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #8b8f96; }
h3 { font-size: 1.02rem; margin: 0; font-weight: 600; }
h4 { font-size: .85rem; margin: .6rem 0 .2rem; }
p { margin: .3rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .3rem 0; }
dt { color: #54585f; }
dd { margin: 0; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { border: 1px solid #8b8f96; padding: .15rem .6rem; text-align: left; vertical-align: top; }
td.figure { text-align: right; font-variant-numeric: tabular-nums; }
blockquote { margin: .2rem 0; padding-left: .6rem; border-left: 3px solid #8b8f96; white-space: pre-wrap; }
ul { margin: .2rem 0; padding-left: 1.2rem; }
a { color: #1f4fbf; }
.claim { margin: 1rem 0; padding: .8rem; border: 1px solid #8b8f96; border-radius: .3rem; }
.claim > header { display: flex; gap: .6rem; align-items: baseline; }
.number { color: #54585f; font-variant-numeric: tabular-nums; }
.tag { display: inline-block; padding: 0 .4rem; border: 1.5px solid; border-radius: .25rem; font-size: .9rem; white-space: nowrap; }
.evidenced { color: #0b6b5d; } .contested { color: #8a5300; border-style: double; } .unsupported { color: #a0217c; border-style: dashed; } .open { color: #54585f; border-style: dotted; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.rationale, .statement { white-space: pre-wrap; }
.small { font-size: .85rem; color: #54585f; }
.hash { font-family: ui-monospace, monospace; font-size: .8rem; }
.retired { border-style: dashed; }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .claim { break-inside: avoid-page; }
  h2, h3, h4 { break-after: avoid; }
  blockquote, li { break-inside: avoid; }
  a { color: inherit; }
  @page { margin: 18mm; }
}
`;

/** Nothing is loaded and nothing runs; of styles only the one above counts. */
export const reportPolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(reportStyle).digest("base64")}'; base-uri 'none'; form-action 'none'`;
