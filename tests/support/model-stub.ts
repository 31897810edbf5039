import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { forgetSettings } from "@/lib/gateways/settings";

let listening: Promise<string> | undefined;

/** From now on a model is configured that proposes one claim about the test article. It stops with the process. */
export async function configureModel(): Promise<void> {
  listening ??= start();
  process.env.ONUS_PROPOSER_URL = await listening;
  process.env.ONUS_PROPOSER_MODEL = "stub";
  forgetSettings();
}

async function start(): Promise<string> {
  const claims = [
    { sentence: 3, quote: "counted twelve trucks", statement: "[Police] counted twelve trucks [at the harbour].", kind: "fact" },
  ];
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify({ claims }) } }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}
