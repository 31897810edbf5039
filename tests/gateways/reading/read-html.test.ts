import { describe, expect, test } from "vitest";
import { readDocument } from "@/lib/gateways/reading/read-document";
import { refusalOf } from "../refusal-of";

const read = (html: string, fileName = "page.html") => readDocument({ bytes: new TextEncoder().encode(html), fileName });
const filler =
  "The spokesman, who had been asked about it, said on Friday that the number of people hurt in the hall had risen, and that it may rise further.";
/** A page as sites make them: the article among menus, teasers and notices. */
const page = (article: string, head = "", title = "Attack on the hall") => `<!doctype html>
<html lang="en-gb"><head><title>${title}</title>${head}</head><body>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner" style="display: none">We use cookies</div>
<article><p>${filler}</p>${article}<p>${filler}</p></article>
<aside class="related"><a href="/1">Ten things to know</a> <a href="/2">Read next</a></aside>
<footer><p>© The Paper. Subscribe to our newsletter</p></footer>
<script>document.write("<p>written by a script</p>")</script></body></html>`;
const blocksOf = async (article: string) => {
  const { text } = await read(page(article));
  return text.split("\n\n").filter((block) => block !== filler);
};

describe("a page's article is read as a reader sees it", () => {
  test("without menus, notices, scripts and what the page hides", async () => {
    const document = await read(page("<p>What is <b>known</b> so far.</p><p hidden>not shown</p><!-- nor this -->"));
    expect(document.text.split("\n\n")).toEqual([filler, "What is known so far.", filler]);
    expect(document).toMatchObject({ mediaType: "text/html", charset: "utf-8", language: "en-GB", warnings: [] });
  });

  test("the headline comes first, though it stands outside of the article, and only once", async () => {
    const outside = page("").replace("<article>", "<header><h1>Attack on the hall</h1></header><article>");
    expect((await read(outside)).text).toBe(["Attack on the hall", filler, filler].join("\n\n"));
    const inside = page("").replace("<article>", "<article><h1>Attack on the hall</h1>");
    expect((await read(inside)).text.split("\n\n")[0]).toBe("Attack on the hall");
    expect((await read(inside)).text.match(/Attack on the hall/g)).toHaveLength(1);
  });

  test("a caption is kept, since it makes claims of its own", async () => {
    const figure =
      '<figure><img src="/hall.jpg" alt="not shown"><figcaption>More than 60 people died there. Photo: Agency</figcaption></figure>';
    expect(await blocksOf(figure)).toEqual(["More than 60 people died there. Photo: Agency"]);
  });

  test("headings, quotations and preformatted text are blocks; lists are lines with their marks", async () => {
    expect(
      await blocksOf(
        "<h2>What is known</h2><ul><li>One<ul><li>Inner</li></ul></li><li><p>Two,</p><p>goes on</p></li></ul><ol start=4><li>Four<li>Five</ol><blockquote><p>“No.”</p></blockquote><pre>  a\n   b</pre>",
      ),
    ).toEqual(["What is known", "• One\n  • Inner\n• Two,\n  goes on", "4. Four\n5. Five", "“No.”", "a\n   b"]);
  });

  test("a table of data is rows of cells, a table that lays the page out is read cell by cell", async () => {
    const data = "<table><caption>Toll by day</caption><thead><tr><th>Day<th>Dead</thead><tr><td>22 March<td>at least\n 60</table>";
    expect(await blocksOf(data)).toEqual(["Toll by day", "Day\tDead\n22 March\tat least 60"]);
    const layout = `<table><tr><td><div>First, ${filler}</div><div>Second, ${filler}</div></td></tr></table>`;
    expect(await blocksOf(layout)).toEqual([`First, ${filler}`, `Second, ${filler}`]);
  });

  test("white space is collapsed as browsers do; non-breaking spaces stay, soft hyphens go, entities are decoded", async () => {
    expect(await blocksOf("<p>  At\n  least&nbsp;139 dead &amp; <i> many </i> hurt&#8230;&shy;</p>")).toEqual([
      "At least\u00a0139 dead & many hurt…",
    ]);
    expect(await blocksOf("<p>Line one<br>line two<br><br>a paragraph of old</p>")).toEqual(["Line one\nline two", "a paragraph of old"]);
    expect(await blocksOf("<p>He said <q>no</q>.</p>")).toEqual(["He said “no”."]);
  });

  test("a raised number never runs into a figure", async () => {
    expect(await blocksOf('<p>At least 139<sup><a href="#n2">[2]</a></sup> dead in 5 m<sup>2</sup>, on the 22<sup>nd</sup>.</p>')).toEqual([
      "At least 139² dead in 5 m², on the 22nd.",
    ]);
  });

  test("broken markup is read as browsers read it", async () => {
    expect(await blocksOf("<p>One<p>Two <b>bold<p>Three</b> end<div>Four</p></div>")).toEqual(["One", "Two bold", "Three end", "Four"]);
  });

  test("a NUL entity and a lone surrogate entity cannot get into the text", async () => {
    expect((await read(page("<p>a&#0;b&#xD800;c</p>"))).text).toContain("a\ufffdb\ufffdc");
  });

  test("where the article cannot be told from the rest, all is kept and the person is told", async () => {
    const document = await read("<body><div>Short note.</div><div>Another.</div></body>");
    expect(document.text).toBe("Short note.\n\nAnother.");
    expect(document.warnings).toEqual(["The article could not be told from the rest of the page; check for menus and notices."]);
  });

  test("a short page's only article or main is taken for it", async () => {
    const document = await read("<nav>Home</nav><main><h1>Notice</h1><p>Closed.</p></main><footer>Imprint</footer>");
    expect(document.text).toBe("Notice\n\nClosed.");
    expect(document.warnings).toEqual([]);
  });

  test("only text leaves, never markup", async () => {
    const { text } = await read(
      page('<p onclick="x()">a <img src=x onerror=alert(1)> <svg onload=alert(1)><p>b</p></svg> &lt;script&gt;</p>'),
    );
    expect(text).not.toMatch(/onerror|onload|onclick|<img/);
    expect(text).toContain("<script>");
  });

  test("a page that only scripts could fill is refused, with a way out", async () => {
    const problem = await refusalOf(
      read('<html><head><title>App</title></head><body><div id="root"></div><script src="/a.js"></script></body></html>'),
    );
    expect(problem).toEqual({
      kind: "unreadable",
      detail: "This page shows no text of its own; it may need a browser to build it. Copy its text and paste it.",
    });
  });
});

describe("what a page says of itself is proposed, the surest source first", () => {
  const linked = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
  const article = {
    "@type": "NewsArticle",
    headline: "From the data",
    author: [{ "@type": "Person", name: "Jane Doe" }, { name: "John Roe" }],
    publisher: { name: "The Paper" },
    datePublished: "2024-03-23T00:30:00+03:00",
  };
  const fromData = { title: "From the data", byline: "Jane Doe, John Roe", publisher: "The Paper", publishedAt: "2024-03-23" };

  test.each([
    ["alone", article],
    ["in a list", [{ "@type": "WebSite", name: "x" }, article]],
    [
      "in a graph",
      {
        "@graph": [
          { "@type": ["Organization"], name: "x" },
          { ...article, "@type": ["Article", "NewsArticle"] },
        ],
      },
    ],
  ])("JSON-LD, %s", async (_how, data) => {
    const meta = '<meta property="og:title" content="From Open Graph"><meta name="author" content="Other">';
    expect(await read(page("", meta + linked(data)))).toMatchObject(fromData);
  });

  test("Open Graph and meta tags, where JSON-LD is missing or broken", async () => {
    const meta =
      '<meta property="og:title" content=" From\n Open Graph "><meta property="og:site_name" content="The Paper"><meta property="article:author" content="https://x.test/jane"><meta name="byl" content="By Jane Doe"><meta property="article:published_time" content="2024-03-22T23:59:00Z">';
    expect(await read(page("", `<script type="application/ld+json">{broken</script>${meta}`))).toMatchObject({
      title: "From Open Graph",
      byline: "Jane Doe",
      publisher: "The Paper",
      publishedAt: "2024-03-22",
    });
  });

  test("what is shown, where nothing else says it", async () => {
    const shown = '<h1>Shown headline</h1><a rel="author" href="/jane">Jane Doe</a><time datetime="2024-03-22">Friday</time>';
    expect(await read(page(shown, "", "Shown headline | The Paper"))).toMatchObject({
      title: "Shown headline",
      byline: "Jane Doe",
      publisher: null,
      publishedAt: "2024-03-22",
    });
  });

  test.each([
    ["2024-03-22", "2024-03-22"],
    ["20240322", "2024-03-22"],
    ["2024-03-22T23:59:59-08:00", "2024-03-22"],
    ["Fri, 22 Mar 2024 20:15:00 GMT", "2024-03-22"],
    ["22 March 2024", "2024-03-22"],
    ["2024-02-31", null],
    ["1711137600", null],
    ["last Friday", null],
  ])("the date %s is %s", async (written, day) => {
    expect((await read(page("", `<meta name="date" content="${written}">`))).publishedAt).toBe(day);
  });

  test.each([
    ["de", "de"],
    ["pt_br", "pt-BR"],
    ["zh-hans-cn", "zh-Hans-CN"],
    ["not a language!", null],
  ])("the language %s is %s", async (written, tag) => {
    const html = page("").replace('lang="en-gb"', `lang="${written}"`).replaceAll(filler, "1 2 3 4 5 ".repeat(30));
    expect((await read(html)).language).toBe(tag);
  });
});

describe("a page made to exhaust its reader ends in a result or a refusal, in bounded time", () => {
  const outcome = (html: string) =>
    read(html).then(
      ({ text }) => text.length > 0,
      (error: unknown) => (error as Error).name === "Refusal",
    );
  const times = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join("");

  test.each<[string, () => string]>([
    ["100,000 elements in each other", () => `${"<div>".repeat(100_000)}x`],
    ["500 levels, each with a thousand siblings", () => times(500, () => `<div>${"<p>x</p>".repeat(300)}`)],
    ["a million attributes on one tag", () => `<p ${times(1_000_000, (i) => `a${i} `)}>x</p>`],
    ["tags of 300 attributes each, without end", () => times(5_000, () => `<p ${times(300, (i) => `a${i}=1 `)}>x`)],
    ["an unclosed quote with tags in it", () => `<p title="${"<a".repeat(1_000_000)}`],
    ["unclosed scripts and comments", () => `${"<script>".repeat(200_000)}${"<!--".repeat(200_000)}`],
    ["formatting that each paragraph opens again", () => `${times(400, (i) => `<b id=b${i}>`)}${"<p>x".repeat(100_000)}`],
    ["formatting left open in cells", () => `<table>${times(8_000, (i) => `<td><font color=c${i}><a href=${i}>x`)}`],
    ["a hundred thousand stray table cells", () => `<table>${"<tr><td>x".repeat(90_000)}</table>`],
    ["five million unclosed angles", () => "<".repeat(5_000_000)],
    ["entities without end", () => `<p>${"&amp".repeat(300_000)}${"&#x41;".repeat(200_000)}`],
    ["spaces and line breaks without end", () => `<pre>x${" \n".repeat(300_000)} ${" ".repeat(1_000_000)}x</pre>`],
    ["line breaks alone", () => `<p>${"<br>".repeat(190_000)}x`],
    ["one text of three million letters", () => `<p>${"x".repeat(3_000_000)}</p>`],
    ["sentences in spans, deep and wide", () => times(180_000, (i) => (i % 400 === 0 ? "<div><span>x, y." : "<span>x, y.</span>"))],
    ["class names of a megabyte", () => `<div class="${"comment ".repeat(500_000)}"><p>${"x, y. ".repeat(100)}</div>`],
    ["linked data nested without end", () => `<script type="application/ld+json">${"[".repeat(290_000)}</script><p>x</p>`],
  ])("%s", async (_what, make) => expect(await outcome(make())).toBe(true), 20_000);
});
