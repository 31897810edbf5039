import { tokenOf } from "../../bundle/file-names";
import type { ByteSource, Environment } from "../environment";
import { tampered } from "../outcome";
import type { Policy } from "../policy";
import type { BundleFile } from "../zip-reader";
import { isOf } from "./certificate";
import { readToken } from "./token";

/** No authority's answer is longer. */
const maxTokenBytes = 2 ** 20;

/** That which counts: when a checkpoint of this size existed, by whom. `authorities`: indexes into the policy's. */
type Stamp = { size: number; at: string; authorities: number[] };

/** Step 9 of §7. @param texts of the bundle's checkpoints by their size. @throws Refused */
export async function checkTokens(
  environment: Environment,
  source: ByteSource,
  files: readonly BundleFile[],
  texts: ReadonlyMap<number, string>,
  policy: Policy,
): Promise<Stamp[]> {
  const stamps: Stamp[] = [];
  for (const file of files) {
    const named = tokenOf(file.name);
    if (!named) continue;
    const text = texts.get(named.size);
    if (text === undefined) throw tampered("The time-stamp is of a checkpoint that is not in the bundle.", { file: file.name });
    const imprint = environment.sha256(new TextEncoder().encode(text));
    const token = file.size > maxTokenBytes ? null : await readToken(environment, await source.read(file.offset, file.size), imprint);
    if (!token) throw tampered("The time-stamp does not hold for its checkpoint.", { file: file.name });
    const { certificate, at } = token;
    const authorities: number[] = [];
    if (certificate.forTimeStamps && certificate.notBefore <= at && at <= certificate.notAfter)
      for (const [index, authority] of policy.timestamps.authorities.entries())
        if (await isOf(environment.verifySignature, certificate, authority)) authorities.push(index);
    if (authorities.length > 0) stamps.push({ size: named.size, at: new Date(at).toISOString(), authorities });
  }
  return stamps;
}
