import { Agent, get, type IncomingMessage } from "node:http";
import { randomUUID } from "node:crypto";
import type { LiveEvent } from "@/lib/domain/live/live-event";

/** A browser's live stream over a connection of its own. @param onEvent with the moment at which the bytes came, in `performance.now()` */
export async function openConnection(
  address: string,
  cookie: string,
  onEvent: (event: LiveEvent, at: number) => void,
): Promise<{ close: () => void }> {
  const agent = new Agent({ keepAlive: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${address}?tab=${randomUUID()}`, { agent, headers: { cookie, accept: "text/event-stream" } }, resolve).on("error", reject);
  });
  if (response.statusCode !== 200) throw new Error(`${address} answered ${response.statusCode}`);
  let text = "";
  const begun = new Promise<void>((resolve) => {
    response.setEncoding("utf8").on("data", (chunk: string) => {
      const at = performance.now();
      text += chunk;
      const blocks = text.split("\n\n");
      text = blocks.pop()!;
      for (const block of blocks) {
        if (block.startsWith("event: reset")) resolve();
        if (!block.startsWith("event: changes")) continue;
        for (const event of JSON.parse(block.slice(block.indexOf("data: ") + 6)) as LiveEvent[]) onEvent(event, at);
      }
    });
  });
  response.on("error", () => undefined);
  await begun;
  return { close: () => response.destroy() };
}
