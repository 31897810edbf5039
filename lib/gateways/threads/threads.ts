import { Worker } from "node:worker_threads";
import { Refusal } from "@/lib/domain/problems";
import type { Answer, Order } from "./thread";
import type { Input, Output, Task } from "./work";

/** Two, so that one long document does not keep everybody else waiting. */
const mostThreads = 2;
/** A thread holds some 100 MB of dictionaries; it is let go when there has been no work for so long. */
const idleMs = 15_000;
const maxHeapMb = 1500;
/** Each keeps its whole input in memory. */
const mostWaiting = 50;

/** Node 20 reads TypeScript in a thread only once tsx is at work in it. */
const fromSource = `import("tsx/esm/api").then(({ register }) => (register(), import(require("node:worker_threads").workerData)))`;

/** The thread was ended before it had answered: it took too long or too much memory. */
export class ThreadLost extends Error {}

type Job = Order & { limitMs: number; done: (value: unknown) => void; failed: (error: unknown) => void };
type Thread = { worker: Worker; job: Job | null; timer?: NodeJS.Timeout };

/** One for the process: Next bundles this module into pages, routes and the server's start, each for itself. */
const kept = globalThis as typeof globalThis & { onusThreads?: { threads: Set<Thread>; waiting: Job[] } };
const { threads, waiting } = (kept.onusThreads ??= { threads: new Set(), waiting: [] });

/**
 * Does a task in a thread, so that the process answers others meanwhile. What it refuses is refused here.
 * @throws ThreadLost after `limitMs` of work, or when the thread ran out of memory; refuses with `unavailable` when too many wait
 */
export async function inThread<Name extends Task>(task: Name, input: Input<Name>, limitMs: number): Promise<Output<Name>> {
  if (waiting.length >= mostWaiting) throw new Refusal("unavailable", { detail: "Too many long texts are being read at once." });
  return new Promise<unknown>((done, failed) => {
    waiting.push({ task, input, limitMs, done, failed });
    next();
  }) as Promise<Output<Name>>;
}

function next(): void {
  if (waiting.length === 0) return;
  const thread = [...threads].find(({ job }) => job === null) ?? (threads.size < mostThreads ? begin() : undefined);
  if (!thread) return;
  const job = waiting.shift()!;
  clearTimeout(thread.timer);
  thread.job = job;
  thread.timer = setTimeout(() => end(thread, new ThreadLost(`${job.task} took more than ${job.limitMs} ms`)), job.limitMs);
  thread.worker.ref();
  thread.worker.postMessage({ task: job.task, input: job.input } satisfies Order);
}

function begin(): Thread {
  const resourceLimits = { maxOldGenerationSizeMb: maxHeapMb };
  // Next bundles the thread where it finds this very expression; tests and commands run its source.
  const worker = process.env.NEXT_RUNTIME
    ? new Worker(new URL("./thread.ts", import.meta.url), { resourceLimits })
    : new Worker(fromSource, { eval: true, workerData: new URL("./thread.ts", import.meta.url).href, resourceLimits });
  const thread: Thread = { worker, job: null };
  threads.add(thread);
  worker.on("message", (answer: Answer) => settle(thread, answer));
  worker.on("error", (error: Error & { code?: string }) =>
    end(thread, error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new ThreadLost(error.message) : error),
  );
  worker.on("exit", () => end(thread, new ThreadLost("the thread ended")));
  return thread;
}

function settle(thread: Thread, answer: Answer): void {
  const { job } = thread;
  clearTimeout(thread.timer);
  thread.job = null;
  // An idle thread keeps no process from ending.
  thread.worker.unref();
  thread.timer = setTimeout(() => end(thread, new ThreadLost("idle")), idleMs).unref();
  if ("value" in answer) job?.done(answer.value);
  else job?.failed("problem" in answer ? new Refusal(answer.problem.kind, answer.problem) : answer.error);
  next();
}

function end(thread: Thread, why: Error): void {
  if (!threads.delete(thread)) return;
  clearTimeout(thread.timer);
  void thread.worker.terminate();
  thread.job?.failed(why);
  next();
}
