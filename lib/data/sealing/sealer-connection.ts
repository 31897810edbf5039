import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { feedChannel } from "../notices";

/** What the one process that does this work for a database holds for as long as its session lasts. */
const locks = { sealing: "1869510004, 1", anchoring: "1869510004, 2" } as const;
const askAgainMs = 500;

export type SealerDb = Pick<pg.ClientBase, "query">;

/** The session of the sequencer: while it lasts, no other process puts this database's logs in order. */
export type SealerConnection = {
  /** One transaction as onus_sequencer. When it has been committed, it stays: also where the server is set not to wait for the disk. */
  transaction: <T>(work: (db: SealerDb) => Promise<T>) => Promise<T>;
  isLost: () => boolean;
  close: () => Promise<void>;
};

/**
 * Waits until this process is the one that puts the logs in order. Any number may wait; when the one at work goes, however it goes, PostgreSQL ends its
 * session, and one of the others gets on. @param onEvents called when somebody has written @returns null when `signal` came first
 * @throws when the database cannot be reached
 */
export async function becomeSealer(
  url: string,
  onEvents: () => void,
  signal: AbortSignal,
  work: keyof typeof locks = "sealing",
): Promise<SealerConnection | null> {
  const client = new pg.Client({
    connectionString: url,
    options: "-c role=onus_app -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: work === "sealing" ? "onus sealer" : "onus anchorer",
    statement_timeout: 60_000,
  });
  let lost = false;
  const lose = (): void => {
    lost = true;
  };
  client.on("error", lose).once("end", lose).on("notification", onEvents);
  const close = async (): Promise<void> => {
    await Promise.race([client.end().catch(() => undefined), sleep(1000, undefined, { ref: false })]);
  };
  try {
    await client.connect();
    while (!signal.aborted) {
      const { rows } = await client.query<{ got: boolean }>(`SELECT pg_try_advisory_lock(${locks[work]}) AS got`);
      if (rows[0]!.got) {
        if (work === "sealing") await client.query(`LISTEN ${feedChannel}`);
        return { transaction: (work) => inTransaction(client, work), isLost: () => lost, close };
      }
      await sleep(askAgainMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  } catch (error) {
    await close();
    throw error;
  }
  await close();
  return null;
}

async function inTransaction<T>(client: pg.Client, work: (db: SealerDb) => Promise<T>): Promise<T> {
  await client.query("BEGIN; SET LOCAL ROLE onus_sequencer; SET LOCAL synchronous_commit = on");
  try {
    const value = await work(client);
    await client.query("COMMIT");
    return value;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
