import type { Operator } from "@/lib/domain/operator";

/** To be called by a command that has read the server's settings: who can do that can do anything to the database already. */
export function operatorHere(): Operator {
  return { actor: "agent:operator" } as Operator;
}
