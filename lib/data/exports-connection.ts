import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import postgres from "postgres";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { currentSettings } from "@/lib/gateways/settings";

/** Each export holds a connection and a snapshot of the database for as long as the reader takes. */
const maxOpen = 8;
const maxDurationMs = 15 * 60_000;
let open = 0;

/** One consistent state of one workspace, read as COPY prints it. */
export type ExportConnection = {
  rows<Row extends object>(query: string): Promise<Row[]>;
  /** What the query's one column holds, a line a row, in blocks as they come. The column must hold no control characters. */
  copy(query: string): AsyncGenerator<Buffer>;
  /** Ends it at once, also in the middle of a copy. */
  close(): void;
};

/**
 * A connection of its own, since a COPY that is given up can only be ended with its connection.
 * @throws Refusal `rate-limited` when too many exports are under way
 */
export async function openExportConnection(viewer: Viewer): Promise<ExportConnection> {
  if (open >= maxOpen) throw new Refusal("rate-limited", { detail: "Several exports are under way.", retryAfterSeconds: 10 });
  open += 1;
  let socket: Socket | undefined;
  const options = {
    max: 1,
    fetch_types: false,
    prepare: false,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { options: "-c role=onus_app", application_name: "onus export" },
    onnotice: () => undefined,
    // Ours, to be destroyed: an orderly end would wait for a server that itself waits for us to read on.
    socket: ({ path, host, port }: { path?: string; host: string[]; port: number[] }): Socket => {
      socket = path ? connect(path) : Object.assign(connect(port[0]!, host[0]!), { host: host[0] });
      return socket;
    },
  };
  const sql = postgres(currentSettings().databaseUrl, options);
  let closed = false;
  const close = (): void => {
    if (closed) return;
    closed = true;
    open -= 1;
    clearTimeout(limit);
    socket?.destroy();
    void sql.end({ timeout: 0 }).catch(() => undefined);
  };
  const limit = setTimeout(close, maxDurationMs).unref();
  try {
    await sql.unsafe("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // Compiling a query pays for none that is run once. Indexes have the order that is wanted: sorting would write it all to disk first.
    await sql`SELECT set_config('onus.workspace', ${viewer.workspaceId}, true), set_config('onus.person', ${viewer.userId}, true),
      set_config('jit', 'off', true), set_config('enable_sort', 'off', true),
      set_config('max_parallel_workers_per_gather', '0', true), set_config('work_mem', '32MB', true)`;
  } catch (error) {
    close();
    throw error;
  }
  return {
    close,
    rows: async <Row extends object>(query: string) => [...(await sql.unsafe<Row[]>(query))],
    async *copy(query) {
      const stream: Readable = await sql.unsafe(copyStatement(query)).readable();
      for await (const block of stream) yield block as Buffer;
      // The driver pauses its socket when the stream is full, and at the end of the stream forgets to go on.
      stream._read(0);
    },
  };
}

/** JSON holds no control characters, so with these as quote and delimiter nothing in it is ever quoted or doubled. */
export function copyStatement(query: string): string {
  return `COPY (${query}) TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02', ENCODING 'UTF8')`;
}
