import { headers } from "next/headers";
import { Refusal, type Result } from "@/lib/domain/problems";
import { asProblem } from "./failure";
import type { AnyOperation, InputOf, ValueOf } from "./operation";
import { refuseForeignOrigin } from "./origin";
import { run } from "./run";
import { viewerOf } from "./session";

/** Makes an operation callable from the browser. `workspace` is the slug in the page's address. */
export function serverAction<Op extends AnyOperation>(operation: Op) {
  return async (workspace: string, input: InputOf<Op>): Promise<Result<ValueOf<Op>>> => {
    try {
      refuseForeignOrigin(await headers());
      if (typeof workspace !== "string") throw new Refusal("not-found");
      const viewer = await viewerOf(workspace);
      return (await run(operation, viewer, input)) as Result<ValueOf<Op>>;
    } catch (error) {
      return { ok: false, problem: asProblem(error, operation.name) };
    }
  };
}
