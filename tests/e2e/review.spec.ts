import { expect, type Page, test } from "@playwright/test";
import { linkEvidence } from "./evidence";
import { browserOf } from "./people";
import { hand, judge, makeClaim, submit, takeIn, takeInHand } from "./workbench";

const inPanel = (page: Page) => page.getByRole("region", { name: "Claim in hand" });
const waiting = (page: Page) => page.getByRole("list", { name: "Waiting claims" });
const row = (page: Page, statement: string) =>
  waiting(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: statement }) });

const depth = "The harbour of Vessel Bay is 14 metres deep.";
const survey = "The 2021 survey gives a depth of 14 metres at low tide.";
const chart = "The chart of 2023 gives 11 metres, after two years of silting.";

test("two analysts who see nothing of each other differ; somebody else sees both side by side and settles; both read why", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const [ana, ben, rae] = [await browserOf(browser, "ana"), await browserOf(browser, "ben"), await browserOf(browser, "rae")];
  const address = await takeIn(ana, "The harbour of Vessel Bay", `${depth} Ships wait outside.`);
  await makeClaim(ana, depth);
  await ben.goto(address);

  await test.step("each weighs it alone", async () => {
    await takeInHand(ben, depth);
    await judge(ben, "contested", "conflicting", "Begun.");
    await expect(hand(ben).getByTestId("save-state")).toContainText("saved");
    await linkEvidence(ana, {
      side: "support",
      document: { typed: `Port authority, 2021.\n\n${survey}` },
      title: "Survey of 2021",
      source: "Vessel Bay port authority",
      passage: survey,
      note: "",
    });
    await judge(ana, "evidenced", "single-source", "The port authority measured it.");
    await submit(ana);
    await ben.reload();
    await takeInHand(ben, depth);
    await expect(hand(ben)).toContainText("show after you have submitted yours");
    await expect(hand(ben)).not.toContainText(survey);
    await linkEvidence(ben, {
      side: "counter-evidence",
      document: { typed: `Hydrographic office, 2023.\n\n${chart}` },
      title: "Chart of 2023",
      source: "Hydrographic office",
      passage: chart,
      note: "",
    });
    await judge(ben, "unsupported", "refuted", "The latest chart says 11 metres.");
    await submit(ben);
    await expect(hand(ben).getByText(/Yours and Ana Lindqvist’s: \d differences/)).toBeVisible();
  });

  await test.step("the reviewer finds a disagreement, both with their evidence, and takes one", async () => {
    await rae.goto("/demo/review?mark=disagreement");
    await expect(row(rae, depth)).toContainText("disagreement");
    await row(rae, depth).getByRole("button").click();
    await inPanel(rae).getByRole("link", { name: "Adjudicate" }).click();
    const [anas, bens] = [
      rae.getByRole("article", { name: "Assessment by Ana Lindqvist" }),
      rae.getByRole("article", { name: "Assessment by Ben Achterberg" }),
    ];
    await expect(anas).toContainText(survey);
    await expect(anas).toContainText("only here");
    await expect(bens).toContainText(chart);
    await expect(bens).not.toContainText(survey);
    const form = rae.getByRole("form", { name: "Adjudication" });
    await form.getByRole("radio", { name: /Ben Achterberg/ }).check();
    await form.getByRole("button", { name: "Settle it" }).click();
    await expect(form).toContainText("Choose why they differed.");
    await form.getByLabel("Why did they differ?").selectOption("evidence-missed");
    await form.getByLabel("Why is it settled like this?").fill("The harbour has silted up since the survey.");
    await form.getByRole("button", { name: "Settle it" }).click();
    await expect(rae.getByRole("region", { name: "Verdict" })).toContainText("settled by Rae Okonjo, who adjudicated");
    await rae.goto("/demo/review/disagreements");
    await expect(rae.getByRole("list", { name: "Adjudications" })).toContainText("The harbour has silted up since the survey.");
  });

  await test.step("both analysts read the verdict and its reasons", async () => {
    for (const page of [ana, ben]) {
      await page.reload();
      await takeInHand(page, depth);
      const verdict = hand(page).getByRole("region", { name: "Verdict" });
      await expect(verdict).toContainText("unsupported");
      await expect(verdict).toContainText("one of them did not have evidence that another had");
      await expect(verdict).toContainText("The harbour has silted up since the survey.");
    }
    await expect(hand(ben)).toContainText("yours: settled the claim");
    await expect(hand(ana)).toContainText("yours: submitted; the claim is settled");
  });

  await test.step("the reviewer opens it again, and it waits as before", async () => {
    await rae.goto("/demo/review/disagreements");
    await rae.getByRole("link", { name: depth }).click();
    await rae.getByRole("button", { name: "Open it again…" }).click();
    await rae.getByLabel("Why is it opened again?").fill("A newer chart is announced.");
    await rae.getByRole("button", { name: "Open it again" }).click();
    await expect(rae.getByRole("form", { name: "Adjudication" })).toBeVisible();
    await rae.goto("/demo/review");
    await expect(row(rae, depth)).toBeVisible();
  });
  for (const page of [ana, ben, rae]) await page.context().close();
});

const toll = "The Marsh Road toll rose to 4 euros in 2022.";
const notice = "From 1 January 2022 the toll is 4 euros.";
const gazetted = "The county allows a toll of 4 euros.";

test("a return points at a link, is answered, and the reviewer sees what changed; approvals are made and taken back by keys", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const [ana, rae] = [await browserOf(browser, "ana"), await browserOf(browser, "rae")];
  const address = await takeIn(ana, "The Marsh Road toll", `${toll} Drivers complain.`);
  await makeClaim(ana, toll);
  const twice = [
    { title: "Notice", source: "Marsh Road company", passage: notice },
    { title: "Gazette", source: "County gazette", passage: gazetted },
  ];
  for (const link of twice) {
    await linkEvidence(ana, { side: "support", document: { typed: `${link.title}.\n\n${link.passage}` }, note: "", ...link });
  }
  await judge(ana, "evidenced", "corroborated", "The company says so.");
  await submit(ana);

  await test.step("returned by keyboard, at the link that is meant", async () => {
    await rae.goto("/demo/review");
    await row(rae, toll).getByRole("button").focus();
    await rae.keyboard.press("Enter");
    await expect(inPanel(rae).getByRole("heading", { name: toll })).toBeVisible();
    await rae.keyboard.press("r");
    const form = inPanel(rae).getByRole("form", { name: "Review of Ana Lindqvist’s assessment" });
    await expect(form.getByLabel("What is to be mended?")).toBeFocused();
    await rae.keyboard.type("Say that the gazette has it, too.");
    await form.getByLabel("Reason").selectOption("style");
    await form.getByLabel("Where?").selectOption({ label: `supports: ${gazetted} (County gazette)` });
    await form.getByRole("button", { name: "Return it" }).click();
    await expect(row(rae, toll)).toBeHidden();
  });

  await test.step("the author finds it in place, mends, answers", async () => {
    await ana.goto(address);
    await takeInHand(ana, toll);
    const card = hand(ana)
      .getByRole("listitem")
      .filter({ has: ana.getByRole("note", { name: "To be mended here" }) });
    await expect(card).toContainText("County gazette");
    await expect(card).toContainText("Say that the gazette has it, too.");
    await judge(ana, "evidenced", "corroborated", "The company says so, and the gazette has it, too.");
    await hand(ana).getByLabel("Answer to Rae Okonjo (may stay empty)").fill("Done.");
    await submit(ana);
    await expect(hand(ana).getByRole("note", { name: "To be mended here" })).toBeHidden();
  });

  await test.step("the reviewer sees the answer and the change, approves by key, takes it back, does it again", async () => {
    await rae.goto("/demo/review?mark=unmarked");
    await row(rae, toll).getByRole("button").click();
    const course = inPanel(rae).getByRole("list", { name: "Course of Ana Lindqvist’s assessment" });
    await expect(course).toContainText("Answer: Done.");
    await expect(course.locator("ins", { hasText: "gazette" })).toBeVisible();
    await rae.keyboard.press("a");
    await expect(row(rae, toll)).toBeHidden();
    await expect(inPanel(rae).getByRole("region", { name: "Verdict" })).toContainText("settled by Rae Okonjo");
    await rae.keyboard.press("Control+z");
    await expect(row(rae, toll)).toBeVisible();
    await rae.keyboard.press("?");
    await expect(rae.getByRole("dialog", { name: "Keys" })).toContainText("return it to its author");
    await rae.keyboard.press("Escape");
  });

  await test.step("many at once: listed first, each with what became of it, taken back as a whole", async () => {
    await rae.goto("/demo/review");
    await rae.getByRole("link", { name: /Approve those without a mark/ }).click();
    const list = rae.getByRole("form", { name: "Claims to approve" });
    await expect(list.getByRole("checkbox", { name: toll })).toBeChecked();
    await list.getByRole("button", { name: /^Approve/ }).click();
    await expect(list.getByRole("listitem").filter({ hasText: toll })).toContainText("approved");
    await list.getByRole("button", { name: /Take all \d+ back/ }).click();
    await expect(list.getByRole("listitem").filter({ hasText: toll })).toContainText("it waits again");
  });
  for (const page of [ana, rae]) await page.context().close();
});
