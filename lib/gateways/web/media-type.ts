/** A Content-Type header's essence and charset, both in lower case (RFC 9110 8.3.1). */
export function parseMediaType(contentType: string): { mediaType: string; charset: string | null } {
  const [essence = "", ...parameters] = contentType.split(";");
  const mediaType = essence.trim().toLowerCase();
  const named = parameters.map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(parameter)?.[1]);
  return {
    mediaType: /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(mediaType) ? mediaType : "application/octet-stream",
    charset: named.find((charset) => charset !== undefined)?.toLowerCase() ?? null,
  };
}
