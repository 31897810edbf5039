import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { Refusal } from "@/lib/domain/problems";
import { segment } from "@/lib/domain/splitting/segment";
import { proposeWithModel } from "@/lib/gateways/proposer/propose-with-model";

type Request = { url: string | undefined; authorization: string | undefined; body: Record<string, unknown> };
type Answer = { status?: number; body: string; headers?: Record<string, string> };

let server: Server | undefined;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
}

/** A stub that speaks the chat-completions protocol on a loopback port. */
async function stub(answer: (request: Request) => Answer | Promise<Answer>): Promise<{ baseUrl: string; requests: Request[] }> {
  const requests: Request[] = [];
  server = createServer(async (incoming, outgoing) => {
    const request = { url: incoming.url, authorization: incoming.headers.authorization, body: await read(incoming) };
    requests.push(request);
    const { status = 200, body, headers } = await answer(request);
    outgoing.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  });
  await new Promise<void>((done) => server!.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, requests };
}

const completion = (content: string): Answer => ({
  body: JSON.stringify({ id: "1", object: "chat.completion", choices: [{ index: 0, message: { role: "assistant", content } }] }),
});
const text = "Rivers\n\nThe mayor said two bridges had collapsed on 3 May. Nobody was hurt.";
const segments = segment(text);
const sentences = segments.flatMap(({ kind }, i) => (kind === "sentence" ? [i] : []));
const [first, second] = [sentences[0]!, sentences[1]!];

const said = {
  sentence: first,
  quote: "two bridges had collapsed on 3 May",
  statement: "Two bridges had collapsed on 3 May.",
  kind: "said",
  speaker: "the mayor",
  mode: "says",
};
const saying = {
  ...said,
  quote: "The mayor said two bridges had collapsed on 3 May",
  statement: "The mayor said two bridges had collapsed on 3 May.",
  kind: "saying",
  attributes: 0,
};

const refusal = async (promise: Promise<unknown>): Promise<Refusal> => {
  const error: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
};

describe("the model as a second proposer", () => {
  it("keeps what stands in the text, linked, with spans in the whole text", async () => {
    const { baseUrl, requests } = await stub(() => completion(JSON.stringify({ claims: [said, saying] })));
    const { proposals, discarded, agent } = await proposeWithModel({ baseUrl, model: "small-1", apiKey: "k" }, text, segments);
    expect(discarded).toBe(0);
    expect(agent).toBe(`small-1 (${new URL(baseUrl).host})`);
    const [one, two] = proposals.find(({ sentence }) => sentence === first)!.candidates;
    expect(text.slice(one!.spans[0]!.start, one!.spans[0]!.end)).toBe(said.quote);
    expect(two).toMatchObject({ kind: "saying", speaker: "the mayor", attributes: 0 });
    expect(one!.mentions.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ["number", "two"],
      ["date", "3 May"],
    ]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ url: "/v1/chat/completions", authorization: "Bearer k", body: { model: "small-1" } });
  });

  it("throws away a claim whose quote is not in its sentence, character for character", async () => {
    const claims = [
      { ...said, quote: "three bridges had collapsed" },
      { ...said, sentence: second },
      { ...said, quote: "Two bridges had collapsed on 3 May" },
      { ...said, sentence: 99 },
      { ...said, quote: " " },
      "not a claim",
      { ...said, kind: "rumour" },
      { sentence: second, quote: "Nobody was hurt", statement: "Nobody was hurt.", kind: "fact", speaker: "the mayor", mode: "says" },
    ];
    const { baseUrl } = await stub(() => completion("```json\n" + JSON.stringify({ claims }) + "\n```"));
    const { proposals, discarded } = await proposeWithModel({ baseUrl, model: "m" }, text, segments);
    expect(discarded).toBe(7);
    expect(proposals.flatMap(({ candidates }) => candidates)).toEqual([
      expect.objectContaining({ statement: "Nobody was hurt.", speaker: null, mode: null }),
    ]);
  });

  it("hints at words that the model added", async () => {
    const { baseUrl } = await stub(() =>
      completion(JSON.stringify({ claims: [{ ...said, statement: "Two old bridges had collapsed [in Lowick] on 3 May." }] })),
    );
    const { proposals } = await proposeWithModel({ baseUrl, model: "m" }, text, segments);
    const hints = proposals.flatMap(({ candidates }) => candidates.flatMap((candidate) => candidate.hints));
    expect(hints.filter(({ rule }) => rule === "unfaithful").map(({ message }) => message)).toEqual([expect.stringContaining("“old”")]);
  });

  it("asks only about the window, without headings", async () => {
    const { baseUrl, requests } = await stub(() => completion('{"claims":[]}'));
    const { proposals } = await proposeWithModel({ baseUrl, model: "m" }, text, segments, { from: 0, to: second });
    expect(proposals).toEqual([{ sentence: first, candidates: [] }]);
    expect(JSON.stringify(requests[0]!.body)).not.toContain("Nobody was hurt");
  });

  it("sends a long text in several requests", async () => {
    const { baseUrl, requests } = await stub(() => completion('{"claims":[]}'));
    const long = "Nobody was hurt in the town of Lowick when the bridge fell. ".repeat(300);
    await proposeWithModel({ baseUrl, model: "m" }, long, segment(long));
    expect(requests.length).toBeGreaterThan(2);
  });

  it("asks again without the optional field when an older server refuses it", async () => {
    const { baseUrl, requests } = await stub(({ body }) =>
      "response_format" in body ? { status: 400, body: "{}" } : completion('{"claims":[]}'),
    );
    await proposeWithModel({ baseUrl, model: "m" }, text, segments);
    expect(requests).toHaveLength(2);
  });

  it.each<[string, Answer]>([
    ["an error status", { status: 500, body: "{}" }],
    ["something that is no JSON", { body: "<html>" }],
    ["JSON of another shape", { body: "{}" }],
    ["an answer that is not the JSON asked for", completion("I am sorry.")],
    ["an endless answer", { body: "x".repeat(2_100_000) }],
    ["a redirect", { status: 302, body: "", headers: { location: "http://127.0.0.1:9/" } }],
  ])("is unavailable after %s", async (_, answer) => {
    const { baseUrl } = await stub(() => answer);
    const { problem } = await refusal(proposeWithModel({ baseUrl, model: "m" }, text, segments));
    expect(problem).toMatchObject({ kind: "unavailable", detail: expect.any(String) });
  });

  it("is unavailable when nobody listens, when it takes too long, and when it is stopped", async () => {
    expect((await refusal(proposeWithModel({ baseUrl: "http://127.0.0.1:9/v1", model: "m" }, text, segments))).problem.kind).toBe(
      "unavailable",
    );
    let release = () => {};
    const held = new Promise<void>((resume) => (release = resume));
    const { baseUrl } = await stub(async () => (await held, completion('{"claims":[]}')));
    const late = await refusal(proposeWithModel({ baseUrl, model: "m", timeoutMs: 50 }, text, segments));
    expect(late.problem.detail).toContain("in time");
    const stopped = await refusal(proposeWithModel({ baseUrl, model: "m", signal: AbortSignal.abort() }, text, segments));
    expect(stopped.problem.detail).toContain("stopped");
    release();
  });
});
