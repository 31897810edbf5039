import { parseArgs } from "node:util";
import { Refusal, type Result } from "@/lib/domain/problems";
import { besideServer } from "./beside-server";
import { type Command, print, Usage } from "./command";

type Asked = { act: string; email: string; json: boolean; force: boolean; reason: string };

/** Who has an account on this installation, and who of them may sign in. For the operator: it uses the server's settings and database. */
export const userCommand: Command = {
  usage:
    "user list [--json] | user disable EMAIL [--reason TEXT] [--force] [--json] | user enable EMAIL [--reason TEXT] [--json] | user clear-second-factor EMAIL [--reason TEXT] [--json]",
  async run(args) {
    const asked = understood(args);
    await besideServer(() => (asked.act === "list" ? list(asked) : change(asked)));
    return 0;
  },
};

/** What an act has come to, and why there was nothing to do. */
const said: Record<string, { now: string; already: string }> = {
  disable: { now: "may no longer sign in, and every session has ended", already: "was disabled already" },
  enable: { now: "may sign in again", already: "was enabled already" },
  "clear-second-factor": { now: "signs in by the password alone, and every session has ended", already: "has no second factor" },
};

function understood(args: string[]): Asked {
  const { act = "", email = "", values } = parsed(args);
  if (act !== "list" && !(act in said)) throw new Usage("Say whether to list, disable, enable or clear-second-factor.");
  if (act === "list" ? email !== "" : email === "") throw new Usage(act === "list" ? "Give no address." : "Give one e-mail address.");
  return { act, email, json: values.json ?? false, force: values.force ?? false, reason: values.reason ?? "" };
}

function parsed(args: string[]) {
  try {
    const options = { json: { type: "boolean" }, force: { type: "boolean" }, reason: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [act, email, ...rest] = positionals;
    if (rest.length > 0) throw new Usage("Give one e-mail address.");
    return { act, email, values };
  } catch (error) {
    throw error instanceof Usage ? error : new Usage(error instanceof Error ? error.message : String(error));
  }
}

async function list({ json }: Asked): Promise<void> {
  const { listUsers } = await import("@/lib/data/user-list");
  const { operatorHere } = await import("@/lib/pipeline/operator");
  const users = await listUsers(operatorHere());
  if (json) return print(users);
  for (const { email, name, disabledAt, lastSignIn, workspaces } of users) {
    const state = disabledAt ? `disabled ${disabledAt.toISOString().slice(0, 10)}` : "may sign in";
    const seen = lastSignIn ? `last sign-in ${lastSignIn.toISOString().slice(0, 10)}` : "no sign-in";
    const where = workspaces.map(({ slug, role }) => `${slug} (${role})`).join(", ") || "no workspace";
    process.stdout.write(`${email.padEnd(32)} ${name.padEnd(24)} ${state.padEnd(20)} ${seen.padEnd(24)} ${where}\n`);
  }
}

async function change({ act, json, ...input }: Asked): Promise<void> {
  const { clearSecondFactorOperation, disableUserOperation, enableUserOperation } = await import("@/lib/operations/disable-user");
  const { operatorHere } = await import("@/lib/pipeline/operator");
  const { runAsOperator } = await import("@/lib/pipeline/run");
  const operator = operatorHere();
  const value = orRefused(
    act === "disable"
      ? await runAsOperator(disableUserOperation, operator, input)
      : act === "enable"
        ? await runAsOperator(enableUserOperation, operator, input)
        : await runAsOperator(clearSecondFactorOperation, operator, input),
  );
  if (json) return print(value);
  const { now, already } = said[act]!;
  const logs = value.workspaces.length > 0 ? ` Told in the log of ${value.workspaces.join(", ")}.` : "";
  process.stdout.write(value.changed ? `${input.email} ${now}.${logs}\n` : `Nothing to change: ${input.email} ${already}.\n`);
}

function orRefused<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const { kind, detail, fields } = result.problem;
  throw new Refusal(kind, { detail: [detail, ...Object.values(fields ?? {})].filter(Boolean).join(" ") });
}
