import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fromBase64, toBase64 } from "@/lib/domain/audit/note/base64";
import { cosignedText, parseCheckpoint } from "@/lib/domain/audit/note/checkpoint";
import { signingKeyFrom } from "@/lib/domain/audit/note/ed25519";
import { noteKey, writeVerifierKey } from "@/lib/domain/audit/note/keys";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { emptyRoot } from "@/lib/domain/audit/tree/hash";
import { provesConsistency } from "@/lib/domain/audit/tree/verify";

/**
 * A witness as C2SP tlog-witness describes it: it cosigns a checkpoint once it is shown that this continues the last one it saw. It believes any log that names itself,
 * which a real one would not. `seen`: what it saw last of each log.
 */
export async function startWitness(seed = Buffer.alloc(32, 9).toString("base64")) {
  const signer = signingKeyFrom(seed);
  const key = noteKey(sha256, "witness.test", "cosignature", signer.publicKey);
  const seen = new Map<string, { size: number; root: Uint8Array }>();
  const asked: string[] = [];
  const answer = (body: string): { status: number; type?: string; body: string } => {
    const [head = "", ...rest] = body.split("\n\n");
    const [first = "", ...proofLines] = head.split("\n");
    const old = Number(/^old (\d+)$/.exec(first)?.[1]);
    const note = parseNote(rest.join("\n\n"));
    const checkpoint = note && parseCheckpoint(note.text);
    const proof = proofLines.map(fromBase64);
    if (!Number.isSafeInteger(old) || !note || !checkpoint || proof.includes(null) || old > checkpoint.size)
      return { status: 400, body: "" };
    const last = seen.get(checkpoint.origin) ?? { size: 0, root: emptyRoot(sha256) };
    if (old !== last.size) return { status: 409, type: "text/x.tlog.size", body: `${last.size}\n` };
    const claim = { first: old, firstRoot: last.root, second: checkpoint.size, secondRoot: checkpoint.root, proof: proof as Uint8Array[] };
    if (!provesConsistency(sha256, claim)) return { status: 422, body: "" };
    seen.set(checkpoint.origin, checkpoint);
    const seconds = Math.floor(Date.now() / 1000);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(seconds));
    const signature = signer.sign(Buffer.from(cosignedText(note.text, seconds)));
    return { status: 200, body: `— ${key.name} ${toBase64(Buffer.concat([key.id, time, signature]))}\n` };
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push(`${request.method} ${request.url}`);
      const said = request.url === "/w/add-checkpoint" ? answer(body) : { status: 404, body: "" };
      response.writeHead(said.status, said.type ? { "content-type": said.type } : {}).end(said.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    vkey: writeVerifierKey(key),
    key,
    url: `http://127.0.0.1:${port}/w/`,
    seen,
    asked,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
