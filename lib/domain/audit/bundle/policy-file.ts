/**
 * The policy (docs/audit-format.md §6) that names a log's key, as its operator publishes it: what an outsider gets from anywhere but the bundle.
 * @param key C2SP vkey
 */
export function policyFile(origin: string, key: string): string {
  return `${JSON.stringify({ format: "onus-policy/1", logs: [{ origin, keys: [key] }] }, null, 2)}\n`;
}
