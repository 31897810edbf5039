import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client";
import { statementName } from "./statement-names";

/**
 * Stands in for Prisma's pool and speaks on the one connection that it is lent. What Prisma would wrap in a transaction of
 * its own joins the one that is open there.
 */
class LentConnection extends pg.Pool {
  #lent: pg.PoolClient | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #underWay = 0;

  lend(connection: pg.PoolClient): void {
    this.#lent = connection;
  }

  /**
   * Takes no more queries, and waits for those that are on their way: none may reach the next transaction.
   * @returns whether there were any, so that Prisma may be about to send more
   */
  async takeBack(): Promise<boolean> {
    this.#lent = null;
    const late = this.#underWay > 0;
    await this.#last;
    return late;
  }

  #connection(): pg.PoolClient {
    if (!this.#lent) throw new Error("a query came after its transaction had ended");
    return this.#lent;
  }

  // Prisma reads relations at the same moment; a connection does one thing after the other. (pg's overloads cannot be restated.)
  override query = ((statement: pg.QueryConfig) => {
    const connection = this.#connection();
    this.#underWay++;
    const answer = this.#last.then(() => connection.query(statement)).finally(() => this.#underWay--);
    this.#last = answer.catch(() => undefined);
    return answer;
  }) as pg.Pool["query"];

  override connect = (async () => {
    const query = async (statement: { text: string }): Promise<unknown> =>
      /^(?:BEGIN|COMMIT|ROLLBACK)$/.test(statement.text) ? { rows: [], fields: [], rowCount: 0 } : this.query(statement);
    return { query, release: () => undefined, on: () => undefined, removeListener: () => undefined };
  }) as unknown as pg.Pool["connect"];
}

type Lane = { connection: LentConnection; prisma: PrismaClient };

/**
 * Transactions at about a tenth of what Prisma's interactive ones cost (docs/decisions/0007): the driver begins and commits, and a Prisma
 * client that serves one transaction at a time does the queries in between. At most `size` at once; others wait.
 */
export class Lanes {
  readonly #pool: pg.Pool;
  readonly #idle: Lane[] = [];
  readonly #lanes: Lane[] = [];

  constructor(config: pg.PoolConfig) {
    this.#pool = new pg.Pool(config);
    // A connection that breaks while it idles is replaced with the next transaction.
    this.#pool.on("error", () => undefined);
    // One may break between its hand-over and our listener: PostgreSQL's last word can come with the answer to the first. Unheard, it would end the process.
    this.#pool.on("connect", (connection) => connection.on("error", () => undefined));
  }

  /** Commits when `work` returns, rolls back when it throws. @param begin SQL without parameters that opens the transaction */
  async transaction<T>(begin: string, work: (client: PrismaClient) => Promise<T>): Promise<T> {
    const connection = await this.#pool.connect();
    const lane = this.#idle.pop() ?? this.#add();
    lane.connection.lend(connection);
    let broken = false;
    let reusable = true;
    const fail = (): void => {
      broken = true;
    };
    connection.on("error", fail);
    try {
      await connection.query(begin);
      const value = await work(lane.prisma);
      reusable = !(await lane.connection.takeBack());
      await connection.query("COMMIT");
      return value;
    } catch (error) {
      reusable = !(await lane.connection.takeBack()) && reusable;
      await connection.query("ROLLBACK").catch(fail);
      throw error;
    } finally {
      if (reusable) this.#idle.push(lane);
      connection.removeListener("error", fail);
      connection.release(broken);
    }
  }

  /** One statement on its own, outside any scope, past Prisma. */
  async statement(text: string, values: unknown[]): Promise<void> {
    await this.#pool.query({ name: statementName({ sql: text }), text, values });
  }

  #add(): Lane {
    const connection = new LentConnection();
    const adapter = new PrismaPg(connection, { statementNameGenerator: statementName });
    const lane = { connection, prisma: new PrismaClient({ adapter }) };
    this.#lanes.push(lane);
    return lane;
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.prisma.$disconnect()));
    await this.#pool.end();
  }
}
