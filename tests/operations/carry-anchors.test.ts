import { expect, test } from "vitest";
import { versionText } from "@/lib/data/articles";
import { inTransaction } from "@/lib/data/transaction";
import { carryAnchors, findBeforehand } from "@/lib/operations/carry-anchors";
import { confirmAnchorOperation } from "@/lib/operations/place-anchor";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { anchorIn, done, madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

/** Stands before what differs in the later text, so at the same place. */
const heading = "Fire at the harbour";

test("what was made or confirmed after the anchors were found beforehand is carried as it stands now", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const { articleId } = article;
  const doubted = await madeClaim(w, article);
  const second = done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: laterText }));
  const third = `${laterText}\n\nOne line more.`;

  const beforehand = await findBeforehand(w.viewers.analyst, articleId, third);
  expect(beforehand.size).toBe(1);
  const { anchorId } = await anchorIn(second.versionId, doubted.claimId);
  done(await run(confirmAnchorOperation, w.viewers.analyst, { anchorId, version: 1 }));
  const late = await madeClaim(w, { ...article, versionId: second.versionId }, heading);

  const fresh = done(
    await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 2, text: `${third}\n\nAnd another.` }),
  );
  await asOwner(`DELETE FROM anchor WHERE article_version_id = $1`, [fresh.versionId]);
  const { workspaceId, userId } = w.viewers.analyst;
  const states = await inTransaction({ workspaceId, userId }, async (tx) => {
    let made = 0;
    const newId = (): string => `00000000-0000-7000-8000-00000000000${++made}`;
    const old = await versionText(tx, second.versionId);
    return carryAnchors(tx, { old, fresh: { id: fresh.versionId, text: third } }, beforehand, newId);
  });
  expect(states).toEqual({ exact: 2, moved: 0, fuzzy: 0, lost: 0, confirmed: 0 });
  expect(await anchorIn(fresh.versionId, late.claimId)).toMatchObject({
    state: "exact",
    exact: heading,
  });
});
