import { Refusal } from "@/lib/domain/problems";
import { completionSchema, instructions } from "./protocol";

export type Endpoint = {
  /** Up to and without "/chat/completions". */
  baseUrl: string;
  model: string;
  apiKey?: string | undefined;
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
};

const timeoutMs = 60_000;
const longestAnswerBytes = 2_000_000;

/**
 * Sends one request to an OpenAI-compatible endpoint and returns the text of its answer.
 * Whatever goes wrong (no connection, a redirect, an error status, no answer in time, too much of it) is `unavailable`.
 */
export async function ask(endpoint: Endpoint, question: unknown): Promise<string> {
  const messages = [
    { role: "system", content: instructions },
    { role: "user", content: JSON.stringify(question) },
  ];
  const body = { model: endpoint.model, temperature: 0, messages };
  let response = await post(endpoint, { ...body, response_format: { type: "json_object" } });
  // older servers refuse the one optional field: they may still follow the instruction
  if (response.status === 400 || response.status === 422) response = await post(endpoint, body);
  if (response.status !== 200) throw unavailable(`The proposer answered with status ${response.status}.`);
  const answer = completionSchema.safeParse(parseJson(response.text));
  const content = answer.success ? answer.data.choices[0]!.message.content : null;
  if (content === null) throw unavailable("The proposer’s answer is not a chat completion.");
  return content;
}

export const unavailable = (detail: string): Refusal => new Refusal("unavailable", { detail });

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function post(endpoint: Endpoint, body: unknown): Promise<{ status: number; text: string }> {
  const limit = AbortSignal.timeout(endpoint.timeoutMs ?? timeoutMs);
  const signal = endpoint.signal ? AbortSignal.any([endpoint.signal, limit]) : limit;
  try {
    const response = await fetch(`${endpoint.baseUrl.replace(/\/+$/, "")}/chat/completions`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...(endpoint.apiKey ? { authorization: `Bearer ${endpoint.apiKey}` } : {}),
      },
      body: JSON.stringify(body),
      // a redirect would carry the article and the key to somebody else
      redirect: "error",
      signal,
    });
    return { status: response.status, text: await readCapped(response) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (limit.aborted) throw unavailable("The proposer did not answer in time.");
    if (endpoint.signal?.aborted) throw unavailable("Asking the proposer was stopped.");
    throw unavailable("The proposer could not be reached.");
  }
}

async function readCapped(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > longestAnswerBytes) throw unavailable("The proposer’s answer is too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
