/** A failure that the operator can understand and mend: its message is shown alone, without a stack trace. */
export class PlainError extends Error {
  override readonly name = "PlainError";
}

const diskFull = "The disk is full, so Onus cannot write what it needs. Free some space and start again; nothing that was saved is lost.";

/** One sentence for the operator; undefined where only a stack trace would help, because the fault is ours. */
export function plainSentence(error: unknown): string | undefined {
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT" || /ENOSPC|No space left on device/.test(message ?? "")) return diskFull;
  if (error instanceof PlainError) return error.message;
  if (code === "EACCES" || code === "EPERM") return `This user may not read or write ${path ?? "a file that Onus needs"}.`;
  if (code === "EROFS") return `${path ?? "A folder that Onus needs"} is on a file system that can only be read.`;
  return undefined;
}
