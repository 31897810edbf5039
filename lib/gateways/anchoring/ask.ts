const patienceMs = 15_000;
const mostBytes = 100_000;

/** Why somebody outside did not do what was asked. The message is shown to people. */
export class NotDone extends Error {}

/** Sends something to an address that the operator has set. @throws NotDone when it cannot be reached in time, or says too much */
export async function ask(
  url: string,
  type: string,
  body: Uint8Array | string,
): Promise<{ status: number; type: string; bytes: Uint8Array }> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": type },
      body: typeof body === "string" ? body : new Uint8Array(body),
      redirect: "error",
      signal: AbortSignal.timeout(patienceMs),
    });
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += (chunk as Uint8Array).length;
      if (length > mostBytes) throw new NotDone("it answers with more than was asked for");
      chunks.push(chunk as Uint8Array);
    }
    return { status: response.status, type: response.headers.get("content-type") ?? "", bytes: Buffer.concat(chunks) };
  } catch (error) {
    if (error instanceof NotDone) throw error;
    const { name, cause } = error as Error & { cause?: { code?: string } };
    throw new NotDone(
      name === "TimeoutError" ? "it does not answer in time" : `it cannot be reached${cause?.code ? ` (${cause.code})` : ""}`,
    );
  }
}
