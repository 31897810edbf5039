import { headers } from "next/headers";
import type { Result } from "@/lib/domain/problems";
import { asProblem } from "./failure";
import { refuseForeignOrigin } from "./origin";
import { runAsVisitor } from "./run";
import { visitorNow } from "./visitor";
import type { AnyVisitorOperation, VisitorValueOf } from "./visitor-operation";

/** Makes a visitor's operation callable from the browser. */
export function visitorAction<Op extends AnyVisitorOperation>(operation: Op) {
  return async (input: unknown): Promise<Result<VisitorValueOf<Op>>> => {
    try {
      refuseForeignOrigin(await headers());
      return (await runAsVisitor(operation, await visitorNow(), input)) as Result<VisitorValueOf<Op>>;
    } catch (error) {
      return { ok: false, problem: asProblem(error, operation.name) };
    }
  };
}
