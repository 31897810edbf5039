import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { WorkspaceLogs } from "@/lib/data/sealing/operator-reads";
import { vkeyOf } from "@/lib/domain/audit/note/signing";
import { signingKeyFrom } from "@/lib/domain/audit/note/ed25519";
import { currentSettings } from "@/lib/gateways/settings";
import { changeLogKeyOperation } from "@/lib/operations/change-log-key";
import { operatorHere } from "@/lib/pipeline/operator";
import { runAsOperator } from "@/lib/pipeline/run";
import { PlainError } from "../start/plain-error";
import { keepSigningKeys, keptSecrets } from "../start/secrets";

/**
 * Puts on record, in every log that another key has signed, that the first key takes over. The embedded default gets a new first key where all its logs are
 * signed by the one it has. @returns the origins of the logs that tell of it now
 */
export async function rotateLogKey(workspaces: readonly WorkspaceLogs[]): Promise<{ changed: string[]; isNew: boolean }> {
  const current = workspaces.flatMap(({ workspaceId, origin, logs }) => {
    const log = logs.find((each) => each.origin === origin);
    return log?.key && !log.frozenAt ? [{ workspaceId, origin, key: log.key }] : [];
  });
  let seeds = currentSettings().signingKeys;
  const signsAll = current.every(({ origin, key }) => key === vkeyOf(origin, signingKeyFrom(seeds[0]!)));
  const isNew = signsAll && isOwn();
  if (isNew) {
    seeds = [randomBytes(32).toString("base64"), ...seeds];
    keepSigningKeys(dataDir(), seeds);
  }
  const changed: string[] = [];
  for (const { workspaceId, origin, key } of current) {
    const to = vkeyOf(origin, signingKeyFrom(seeds[0]!));
    if (key === to) continue;
    const result = await runAsOperator(changeLogKeyOperation, operatorHere(), { workspaceId, from: key, to });
    if (!result.ok)
      throw new PlainError(`The change could not be put on record in ${origin}: ${result.problem.detail ?? result.problem.kind}.`);
    if (result.value.changed) changed.push(origin);
  }
  return { changed, isNew };
}

const dataDir = (): string => resolve(currentSettings().dataDir);

/** Whether the keys are those that the embedded default has made for itself. */
function isOwn(): boolean {
  const hasSecrets = existsSync(join(dataDir(), "secrets.json"));
  return hasSecrets && keptSecrets(dataDir()).signing === currentSettings().signingKeys.join(",");
}
