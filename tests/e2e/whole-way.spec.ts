import { existsSync, readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { linkEvidence, servePage } from "./evidence";
import { codePoints, downloadTwice, readLines } from "./exports";
import { browserOf, signIn } from "./people";
import { article, focusedSentence, hand, judge, selectWords, sentence, submit, takeIn, takeInHand } from "./workbench";

const title = "The Lantern Street bridge";
const said = "the repair would cost 3 million euros";
const statement = "The repair [of the Lantern Street bridge] would cost 3 million euros.";
const text = [
  "Lantern Street bridge 🌉 closed after an inspection",
  "The city of Aldermere closed the Lantern Street bridge on 4 May 2023. Engineers found cracks in two main girders.",
  `Mayor Ruth Halden said that ${said}.`,
  "A bridge like this deserves better.",
  "Subscribe to the Aldermere Letter.",
].join("\n\n");

const tender = "The cheapest tender for the repair stands at 5.4 million euros.";
const report = `<!doctype html><html lang="en"><head><title>Tenders for the bridge</title><meta property="og:site_name" content="Aldermere Tribune"></head>
<body><nav>Home</nav><article><h1>Tenders for the bridge</h1><p>The works department opened the tenders on Monday morning, in the presence of the council.</p>
<p>${tender} Two others are dearer still, and the council will decide in June whether to repair the bridge at all.</p></article></body></html>`;
const estimate = "We estimate the repair at 3 million euros, taxes included.";
const remark = "The three million are without the foundations.";
const rationale = "The mayor's figure is the department's estimate; the tenders are far above it.";

async function approve(page: Page, address: string, of: string): Promise<void> {
  await page.goto(address);
  await takeInHand(page, of);
  await hand(page).getByRole("button", { name: "Approve" }).click();
  await expect(hand(page).getByRole("region", { name: "Verdict" })).toContainText("settled by Rae Okonjo");
}

test("an article goes the whole way: split, weighed on both sides, settled by another person, exported", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await signIn(page, "ana");
  const address = await takeIn(page, title, text);

  await test.step("split: accept, edit, reject, make a claim of a selection, decide about the rest", async () => {
    const closed = sentence(page, "closed the Lantern Street bridge");
    await closed.getByRole("button", { name: /^Sentence/ }).click();
    await closed.getByRole("button", { name: "Accept", exact: true }).first().click();
    await expect(closed.getByRole("list", { name: "Claims" }).getByRole("button")).toHaveCount(1);

    const cracks = sentence(page, "Engineers found cracks");
    await cracks.getByRole("button", { name: /^Sentence/ }).click();
    await cracks.getByRole("button", { name: "Edit" }).first().click();
    await cracks.getByLabel("Statement").fill("Engineers found cracks in two main girders [of the Lantern Street bridge].");
    await cracks.getByRole("button", { name: "Accept as edited" }).click();
    await expect(cracks.getByRole("button", { name: /in two main girders \[of the Lantern Street bridge\]/ })).toBeVisible();

    const mayor = sentence(page, "Mayor Ruth Halden");
    await mayor.getByRole("button", { name: /^Sentence/ }).click();
    const cost = mayor.getByRole("region", { name: "proposed: what was said" });
    await cost.getByRole("button", { name: "Reject" }).click();
    await expect(mayor.getByText("1 rejected")).toBeVisible();
    await selectWords(page, article(page), said);
    await page.getByRole("button", { name: "Make a claim (c)" }).click();
    await page.getByRole("region", { name: "New claim" }).getByLabel("Statement").fill(statement);
    await page.getByRole("button", { name: "Make the claim" }).click();
    await expect(hand(page).getByRole("heading", { name: statement })).toBeVisible();

    await sentence(page, "closed after an inspection").getByRole("combobox").selectOption("no-checkable-claim");
    await sentence(page, "deserves better").getByRole("combobox").selectOption("opinion");
    await sentence(page, "Subscribe").getByRole("combobox").selectOption("boilerplate");
    await expect(page.getByRole("button", { name: "No open sentence" })).toBeVisible();
  });

  await test.step("weigh: a page that refutes, a file that supports, a typed source that qualifies", async () => {
    const web = await servePage(report);
    await linkEvidence(page, {
      side: "counter-evidence",
      document: { url: web.url },
      title: "Tenders for the bridge",
      source: "Aldermere Tribune",
      passage: tender,
      note: "Nearly twice as much.",
    });
    web.close();
    const file = { name: "estimate.txt", text: `Works department, 28 April 2023\n\n${estimate} This is not an offer.\n` };
    await linkEvidence(page, {
      side: "support",
      document: { file },
      title: "Cost estimate",
      source: "Aldermere works department",
      passage: estimate,
      note: "",
    });
    await linkEvidence(page, {
      side: "support",
      stance: "qualifies",
      document: { typed: `Radio Aldermere, 9 May 2023, 8:00.\n\n${remark}` },
      title: "Radio interview",
      source: "Radio Aldermere",
      passage: remark,
      note: "",
    });
    await judge(page, "contested", "conflicting", rationale);
    await submit(page);
  });

  const reviewer = await browserOf(browser, "rae");
  await approve(reviewer, address, statement);
  await reviewer.context().close();

  await page.goto(`${address}/export`);
  await test.step("JSON Lines", async () => {
    const of = readLines(await downloadTwice(page, "JSON Lines"));
    const claim = of("claim").find((line) => line.statement === statement)!;
    expect(of("claim")).toHaveLength(3);
    const [anchor] = claim.anchors;
    expect(anchor).toMatchObject({ exact: said, state: "exact" });
    expect(codePoints(text, anchor!.start!, anchor!.end!)).toBe(said);
    // The emoji before it is one code point and two units of UTF-16.
    expect(anchor!.start).toBe(text.indexOf(said) - 1);
    const links = of("link").filter((line) => line.claim === claim.number);
    expect(links.map(({ stance, exact }) => ({ stance, exact }))).toEqual(
      expect.arrayContaining([
        { stance: "refutes", exact: tender },
        { stance: "supports", exact: estimate },
        { stance: "qualifies", exact: remark },
      ]),
    );
    expect(
      of("evidence")
        .map((line) => line.intake)
        .sort(),
    ).toEqual(["file", "typed", "url"]);
    expect(of("verdict")).toMatchObject([
      { claim: claim.number, tag: "contested", basis: "conflicting", rationale, settledBy: { name: "Rae Okonjo" } },
    ]);
    const history = of("event")
      .filter((line) => line.claim === claim.number)
      .map((line) => `${line.actor.name} ${line.act}`);
    for (const act of ["claim.created", "link.added", "assessment.submitted"]) expect(history).toContain(`Ana Lindqvist ${act}`);
    expect(history).toContain("Rae Okonjo assessment.approved");
    expect(of("sentence").map((line) => line.disposition)).toEqual(
      expect.arrayContaining(["no-checkable-claim", "opinion", "boilerplate"]),
    );
  });

  await test.step("CSV", async () => {
    const csv = await downloadTwice(page, "Spreadsheet (CSV)");
    const row = csv.split("\r\n").find((line) => line.includes(statement))!;
    for (const cell of ["contested", "conflicting", rationale, "Rae Okonjo", said]) expect(row).toContain(cell);
  });

  await test.step("AVeriTeC", async () => {
    const claims = JSON.parse(await downloadTwice(page, "AVeriTeC JSON")) as { claim: string }[];
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({ claim: statement, label: "Conflicting Evidence/Cherrypicking", justification: rationale });
    expect(JSON.stringify(claims[0])).toContain(tender);
    expect(JSON.stringify(claims[0])).toContain(estimate);
  });

  await test.step("the report", async () => {
    const html = await downloadTwice(page, "Report to print (HTML)");
    const printed = await page.context().newPage();
    await printed.setContent(html);
    for (const words of [statement, tender, estimate, remark, "Settled by Rae Okonjo", "Ana Lindqvist made the claim"])
      await expect(printed.getByText(words).first()).toBeVisible();
  });
});

const qa = "../shared/articles/moscow-attack-qa.txt";

test("an article as it really arrives goes the whole way too", async ({ page, browser }) => {
  test.skip(!existsSync(qa), "the article is not there");
  test.setTimeout(120_000);
  const original = readFileSync(qa, "utf8").replaceAll("\r\n", "\n");
  await signIn(page, "ana");
  const address = await takeIn(page, "An article as it arrives", original);
  const accept = focusedSentence(page).getByRole("button", { name: "Accept", exact: true });
  for (let step = 0; step < 10 && !(await accept.first().isVisible()); step++)
    await page.getByRole("button", { name: /open: next/ }).click();
  const card = focusedSentence(page)
    .getByRole("region", { name: /^proposed/ })
    .filter({ has: page.getByRole("button", { name: "Accept", exact: true }) });
  const proposed = (await card.first().locator("p").nth(1).textContent())!;
  await accept.first().click();
  await takeInHand(page, proposed);

  const counter = "We were there, and it was otherwise.";
  await linkEvidence(page, {
    side: "counter-evidence",
    document: { typed: counter },
    title: "A letter",
    source: "A witness of the evening",
    passage: counter,
    note: "",
  });
  await judge(page, "unsupported", "refuted");
  await submit(page);
  const reviewer = await browserOf(browser, "rae");
  await approve(reviewer, address, proposed);
  await reviewer.context().close();

  await page.goto(`${address}/export`);
  const of = readLines(await downloadTwice(page, "JSON Lines"));
  const [claim] = of("claim");
  expect(claim!.statement).toBe(proposed);
  for (const { start, end, exact } of claim!.anchors) expect(codePoints(original, start!, end!)).toBe(exact);
  for (const { start, end } of of("sentence")) expect(codePoints(original, start, end).trim()).not.toBe("");
  expect(of("link")).toMatchObject([{ stance: "refutes", exact: counter }]);
  expect(of("verdict")).toMatchObject([{ tag: "unsupported", basis: "refuted", settledBy: { name: "Rae Okonjo" } }]);
  const averitec = JSON.parse(await downloadTwice(page, "AVeriTeC JSON")) as unknown[];
  expect(averitec).toMatchObject([{ claim: proposed, label: "Refuted" }]);
});
