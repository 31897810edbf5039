import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { deleteErased } from "@/lib/background/erased-documents";
import { articleHistory } from "@/lib/data/history";
import { searchClaims } from "@/lib/data/claim-search";
import { logEntry } from "@/lib/data/log-entries";
import { formerMembersOf } from "@/lib/data/members";
import { provedEntry } from "@/lib/data/proved-entry";
import { readVersionText, workbenchChanges, workbenchJson } from "@/lib/data/workbench";
import { checkEntry } from "@/lib/domain/audit/check-entry";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import type { Viewer } from "@/lib/domain/viewer";
import { sha256Hex } from "@/lib/domain/text";
import { workspaceBlobs } from "@/lib/gateways/blobs/workspace-blobs";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { eraseNameOperation } from "@/lib/operations/erase-name";
import { eraseWordsOperation, findWordsOperation } from "@/lib/operations/erase-words";
import { inviteMemberOperation } from "@/lib/operations/invite-member";
import { removeMemberOperation } from "@/lib/operations/remove-member";
import { run } from "@/lib/pipeline/run";
import { madeQueue } from "../support/assigned";
import { articleText, makeArticle } from "../support/article";
import { done, entryOf, madeClaim, madeLink, madeSnapshot, madeThread } from "../support/made";
import { useTestDatabase } from "../support/people";
import { newSignerDir, sealAll } from "../support/sealed";
import { asOwner, makeMember, makeWorkspace } from "../support/workspace";

useTestDatabase();
const dir = newSignerDir();
const basis = "A court order of 3 March.";
const spki = Buffer.from("302a300506032b6570032100", "hex");
const signs = (key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, message, createPublicKey({ key: Buffer.concat([spki, key]), format: "der", type: "spki" }), signature);

/** The tables of the whole database in which these words stand, as text, in words of an index, or as bytes. */
async function traces(words: string): Promise<string[]> {
  const tables = await asOwner<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  const hex = Buffer.from(words, "utf8").toString("hex");
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM "${name}" t WHERE position(lower($1) in lower(t::text)) > 0 OR position($2 in t::text) > 0`,
      [words, hex],
    );
    if (row!.n > 0) found.push(name);
  }
  return found;
}

test("erased words are nowhere in the database any more, and everything that hung on their places stands where it stood", async () => {
  const w = await makeWorkspace();
  const { analyst, lead } = w.viewers;
  const secret = "Marjolein Quist";
  const text = articleText.replace("The harbour master", `${secret}, the harbour master,`);
  const article = await makeArticle(analyst, text);
  const { claimId } = await madeClaim(w, article, `${secret}, the harbour master, said that nobody was hurt.`, text);
  const said = { claimId, version: 1, statement: `${secret} said that "nobody" was hurt.`, speaker: secret, mode: "says" as const };
  done(await run(editClaimOperation, analyst, said));
  await madeLink(w, claimId);
  const trucks = await madeClaim(w, article, "Police counted twelve trucks in the yard.", text);
  const made = await entryOf(claimId);
  await sealAll(dir);
  expect((await provedEntry(lead, made)).parts.length).toBe(1);
  expect(await searchClaims(lead, { words: "Marjolein", tag: null, show: "all", articleId: null, before: null, limit: 10 })).toHaveLength(
    1,
  );

  const before = await workbenchJson(lead, article.articleId, null);
  expect(before.json).toContain(secret);
  const { mark } = await readVersionText(lead, article.articleId, article.versionId);
  expect((await readVersionText(lead, article.articleId, article.versionId, mark)).text).toBeNull();

  const found = done(await run(findWordsOperation, lead, { words: [secret] }));
  expect(found.parts).toBeGreaterThanOrEqual(3);
  expect(found.places.map(({ place }) => place)).toEqual(
    expect.arrayContaining(["article_version.text", "claim.statement", "claim.speaker", "anchor.exact"]),
  );
  const erased = done(await run(eraseWordsOperation, lead, { words: [secret], basis }));
  expect(erased.places).toEqual(found.places);
  expect(await traces(secret)).toEqual([]);
  expect(await traces("Marjolein")).toEqual([]);

  expect(await searchClaims(lead, { words: "Marjolein", tag: null, show: "all", articleId: null, before: null, limit: 10 })).toEqual([]);
  expect((await workbenchJson(lead, article.articleId, null)).json).not.toContain(secret);
  // Who has the article open reads all of it again, its text included.
  expect((await workbenchChanges(analyst, article.articleId, before.revision!)).whole).toBe(true);
  expect((await readVersionText(lead, article.articleId, article.versionId, mark)).text).not.toContain(secret);
  const [after] = await asOwner<{ text: string }>(`SELECT text FROM article_version WHERE id = $1`, [article.versionId]);
  expect(after!.text).toBe(text.replaceAll(secret, "█".repeat(secret.length)));
  const [anchor] = await asOwner<{ start: number; end: number; exact: string }>(
    `SELECT start, "end", exact FROM anchor WHERE claim_id = $1`,
    [trucks.claimId],
  );
  expect(after!.text.slice(anchor!.start, anchor!.end)).toBe(anchor!.exact);

  // The log says that something is gone, and why, and proves its entries as before.
  await sealAll(dir);
  const entry = await logEntry(lead, made);
  expect(entry.parts).toEqual({ after: { state: "erased" } });
  const proved = await provedEntry(lead, made);
  expect(proved.parts).toEqual([]);
  expect((await checkEntry(sha256, signs, proved)).every((check) => check.holds)).toBe(true);
  const [record] = await asOwner<{ said: { basis: string; parts: { leaf: string; part: string }[] } }>(
    `SELECT convert_from(p.payload, 'UTF8')::jsonb AS said FROM audit_event e JOIN audit_part p ON p.leaf_hash = e.leaf_hash
     WHERE e.workspace_id = $1 AND e.act = 'part.erased'`,
    [w.workspaceId],
  );
  expect(record!.said.basis).toBe(basis);
  expect(record!.said.parts).toContainEqual({ leaf: entry.leafHash, part: "after" });
});

test("words with quotes, line breaks and signs beyond the first plane are erased in text and in JSON, and in no other workspace", async () => {
  const [w, other] = [await makeWorkspace(), await makeWorkspace()];
  const secret = 'He said: "no"\n𝄞 \\ ünd';
  for (const each of [w, other]) {
    const text = `${articleText}\n\n${secret} and left.`;
    const article = await makeArticle(each.viewers.analyst, text);
    await madeThread(each, (await madeClaim(each, article, secret, text)).claimId);
  }
  done(await run(eraseWordsOperation, w.viewers.lead, { words: [secret], basis }));
  const left = async (workspaceId: string): Promise<number> => {
    const [row] = await asOwner<{ n: number }>(
      `SELECT (SELECT count(*) FROM anchor WHERE workspace_id = $1 AND position($2 in exact) > 0)
        + (SELECT count(*) FROM article_version WHERE workspace_id = $1 AND position($2 in text) > 0)
        + (SELECT count(*) FROM audit_part WHERE workspace_id = $1 AND position(convert_to('𝄞', 'UTF8') in payload) > 0) AS n`,
      [workspaceId, secret],
    );
    return Number(row!.n);
  };
  expect(await left(w.workspaceId)).toBe(0);
  expect(await left(other.workspaceId)).toBeGreaterThan(2);
});

test("a piece of the words with which a quote's context begins or ends is erased, too, from its row and from the log", async () => {
  const w = await makeWorkspace();
  const secret = "Wenneke Ashdown-Lippmann van der Holtenbeek-Oosterwijk tot Swartenhove bij Middelharnis at Lower Barrow";
  const text = `The brigade was called at nine by ${secret}, and it came at ten.`;
  const article = await makeArticle(w.viewers.analyst, text);
  for (const quote of ["The brigade was called at nine", "it came at ten"]) await madeClaim(w, article, quote, text);
  expect(await traces("Wenneke")).toEqual(expect.arrayContaining(["anchor", "audit_part"]));
  expect(await traces("at Lower Barrow")).toEqual(expect.arrayContaining(["anchor", "audit_part"]));
  done(await run(eraseWordsOperation, w.viewers.lead, { words: [secret], basis }));
  for (const piece of ["Wenneke", "Ashdown", "Lippmann", "Lower Barrow"]) expect([piece, await traces(piece)]).toEqual([piece, []]);
  const context = await asOwner<{ prefix: string; suffix: string }>(
    `SELECT prefix, suffix FROM anchor WHERE workspace_id = $1 ORDER BY start`,
    [w.workspaceId],
  );
  expect(context[0]!.suffix).toMatch(/^ by █+$/);
  expect(context[1]!.prefix).toMatch(/^█+, and $/);
});

test("a frozen document that holds the words is deleted from the store", async () => {
  const w = await makeWorkspace();
  const text = "Statement of Odalys Brand, taken in confidence.";
  await madeSnapshot(w, text);
  const store = workspaceBlobs(w.workspaceId);
  const hash = sha256Hex(text);
  expect(await store.has(hash)).toBe(true);
  done(await run(eraseWordsOperation, w.viewers.lead, { words: ["Odalys Brand"], basis }));
  await deleteErased();
  expect(await store.has(hash)).toBe(false);
  expect(await traces("Odalys Brand")).toEqual([]);
});

test("whoever is blind for a claim of the article sees that something was erased, and not where it had stood", async () => {
  const w = await makeWorkspace();
  const { articleId } = await madeQueue(w, 2);
  done(await run(eraseWordsOperation, w.viewers.lead, { words: ["warehouse"], basis }));
  const erasure = async (viewer: Viewer) =>
    (await articleHistory(viewer, articleId)).entries.find(({ act }) => act === "part.erased")!.parts.after;
  expect(await erasure(w.viewers.second)).toEqual({ state: "withheld" });
  expect(await erasure(w.viewers.lead)).toMatchObject({ state: "shown", value: { basis } });
});

test("words that stand nowhere, and a missing basis, are refused; an erasure's own record cannot be erased", async () => {
  const w = await makeWorkspace();
  const erase = (words: string[], why: string) => run(eraseWordsOperation, w.viewers.lead, { words, basis: why });
  expect(await erase(["nowhere to be found"], basis)).toMatchObject({
    ok: false,
    problem: { fields: { words: expect.stringContaining("nowhere") } },
  });
  await makeArticle(w.viewers.analyst);
  expect(await erase(["warehouse"], " ")).toMatchObject({ ok: false, problem: { kind: "invalid" } });
  expect(await erase(["warehouse"], "The order names the warehouse rule.")).toMatchObject({ ok: true });
  expect(await erase(["warehouse rule"], basis)).toMatchObject({ ok: false });
});

test("a former member's name and address are nowhere any more; their work stands under their name in the log", async () => {
  const w = await makeWorkspace();
  const { analyst, lead } = w.viewers;
  const { claimId } = await madeClaim(w);
  const [{ email }] = (await asOwner<{ email: string }>(`SELECT email FROM "user" WHERE id = $1`, [analyst.userId])) as [{ email: string }];
  await run(inviteMemberOperation, lead, { email, role: "observer" });
  const erase = { userId: analyst.userId, version: 1, basis };
  expect(await run(eraseNameOperation, lead, erase)).toMatchObject({ ok: false, problem: { kind: "invalid" } });
  done(await run(removeMemberOperation, lead, { userId: analyst.userId, version: 1 }));
  expect((await formerMembersOf(lead)).map(({ name }) => name)).toEqual([analyst.name]);
  done(await run(eraseNameOperation, lead, { ...erase, version: 2 }));

  expect(await formerMembersOf(lead)).toEqual([]);
  expect(await traces(analyst.name)).toEqual([]);
  expect(await traces(email)).toEqual([]);
  const tables = await traces(analyst.userId);
  expect(tables).toEqual(["user"]);
  expect((await logEntry(lead, await entryOf(claimId))).actor).toEqual({ name: analyst.pseudonym, pseudonym: analyst.pseudonym });
});

test("who belongs to another workspace keeps their account and their name there", async () => {
  const [w, other] = [await makeWorkspace(), await makeWorkspace()];
  const { second, lead } = w.viewers;
  await makeMember(other.workspaceId, second.userId, "analyst");
  done(await run(removeMemberOperation, lead, { userId: second.userId, version: 1 }));
  done(await run(eraseNameOperation, lead, { userId: second.userId, version: 2, basis }));
  const [row] = await asOwner<{ name: string; disabled: boolean; here: number; there: number }>(
    `SELECT name, disabled_at IS NOT NULL AS disabled, (SELECT count(*)::int FROM membership m WHERE m.user_id = u.id AND workspace_id = $2) AS here,
      (SELECT count(*)::int FROM membership m WHERE m.user_id = u.id AND workspace_id = $3) AS there FROM "user" u WHERE id = $1`,
    [second.userId, w.workspaceId, other.workspaceId],
  );
  expect(row).toEqual({ name: second.name, disabled: false, here: 0, there: 1 });
});
