/** Where a blob lies below a workspace's shelf, in a folder as in a bucket: `ab/cd/abcd…`, so that one can be copied into the other. */
export function blobName(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError("not a SHA-256 in lower-case hex");
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
