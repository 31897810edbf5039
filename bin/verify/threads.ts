import { availableParallelism } from "node:os";
import { parentPort, Worker } from "node:worker_threads";
import type { ChunkFacts } from "@/lib/domain/audit/verify/chunk";
import type { LeafWorker } from "@/lib/domain/audit/verify/environment";
import { leafWorker } from "@/lib/domain/audit/verify/leaf-worker";
import { readAt } from "./file-source";
import { hashRange, nodeCrypto } from "./node-crypto";

type Task =
  | { kind: "scan"; fd: number; range: { offset: number; length: number }; origin: string | null }
  | { kind: "nodes"; leafHashes: Uint8Array };
type Done = { value: ChunkFacts | Uint8Array } | { error: unknown };

/** The one buffer that a task's result is in. */
const bufferOf = (value: ChunkFacts | Uint8Array): ArrayBuffer =>
  (value instanceof Uint8Array ? value : value.hashes).buffer as ArrayBuffer;

/** What a thread does: one task after the other, in the order of coming. */
export function workInThread(): void {
  const port = parentPort!;
  port.on("message", (task: Task) => {
    performTask(task).then(
      (value) => port.postMessage({ value } satisfies Done, [bufferOf(value)]),
      (error: unknown) => port.postMessage({ error } satisfies Done),
    );
  });
}

let fd = -1;
const worker = leafWorker((offset, bytes) => void readAt(fd, offset, bytes), nodeCrypto.crc32, hashRange);

function performTask(task: Task): Promise<ChunkFacts | Uint8Array> {
  if (task.kind === "nodes") return worker.nodes(task.leafHashes);
  ({ fd } = task);
  return worker.scan(task.range, task.origin);
}

/** Threads that run this very program. @param program its URL. @param fd the bundle, open for all threads of the process */
export function startThreads(program: URL, fd: number): LeafWorker & { end: () => Promise<unknown> } {
  const threads = Array.from({ length: Math.min(16, Math.max(1, availableParallelism())) }, () => new Thread(program));
  const perform = async (task: Task, moved: ArrayBuffer[]): Promise<ChunkFacts | Uint8Array> => {
    const least = threads.reduce((one, other) => (other.waiting < one.waiting ? other : one));
    return least.perform(task, moved);
  };
  return {
    lanes: 4 * threads.length,
    scan: async (range, origin) => (await perform({ kind: "scan", fd, range, origin }, [])) as ChunkFacts,
    nodes: async (leafHashes) => (await perform({ kind: "nodes", leafHashes }, [leafHashes.buffer as ArrayBuffer])) as Uint8Array,
    end: () => Promise.all(threads.map((thread) => thread.end())),
  };
}

/** A thread with the tasks that it was given and has not done. */
class Thread {
  private readonly worker: Worker;
  private readonly settlers: { done: (value: ChunkFacts | Uint8Array) => void; failed: (error: unknown) => void }[] = [];

  constructor(program: URL) {
    // Without what this process was started with: tsx, for one, is of no use to a thread on Node 20.
    this.worker = new Worker(program, { execArgv: [] });
    this.worker.on("message", (message: Done) => {
      const settler = this.settlers.shift()!;
      if ("error" in message) settler.failed(message.error);
      else settler.done(message.value);
    });
    this.worker.on("error", (error) => this.settlers.splice(0).forEach(({ failed }) => failed(error)));
  }

  get waiting(): number {
    return this.settlers.length;
  }

  perform(task: Task, moved: ArrayBuffer[]): Promise<ChunkFacts | Uint8Array> {
    return new Promise((done, failed) => {
      this.settlers.push({ done, failed });
      this.worker.postMessage(task, moved);
    });
  }

  end(): Promise<unknown> {
    return this.worker.terminate();
  }
}
