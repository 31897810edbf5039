import { parentPort } from "node:worker_threads";
import { type Problem, Refusal } from "@/lib/domain/problems";
import { type Task, work } from "./work";

/** What goes to a thread, and what comes back from it: one answer to each order, in turn. */
export type Order = { task: Task; input: unknown };
export type Answer = { value: unknown } | { problem: Problem } | { error: unknown };

parentPort?.on("message", (order: Order) => {
  void answerTo(order).then((answer) => parentPort?.postMessage(answer));
});

async function answerTo({ task, input }: Order): Promise<Answer> {
  try {
    return { value: await (work[task] as (input: unknown) => Promise<unknown>)(input) };
  } catch (error) {
    return error instanceof Refusal ? { problem: error.problem } : { error };
  }
}
