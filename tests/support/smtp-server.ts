import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Received = { from: string; to: string[]; text: string };

/** A mail server on the loopback that keeps what it gets. @param refuse a reply of its choice to a recipient, such as 550 @param port 0: a free one */
export async function startSmtpServer(refuse?: (recipient: string) => number | null, port = 0) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, done) {
      const code = refuse?.(address) ?? null;
      done(code === null ? null : Object.assign(new Error("not here"), { responseCode: code }));
    },
    onData(stream, session, done) {
      let text = "";
      stream.setEncoding("utf8");
      stream.on("data", (chunk: string) => {
        text += chunk;
      });
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map((each) => each.address), text });
        done();
      });
    },
  });
  // A client that goes away in the middle is its own affair.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const at = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${at.port}`, received, close: () => new Promise<void>((resolve) => server.close(resolve)) };
}
