import { agreementCommand } from "./onus/agreement";
import { anchorCommand } from "./onus/anchor";
import { bundleCommand } from "./onus/bundle";
import { gateCommand } from "./onus/gate";
import { logCommand } from "./onus/log";
import { splitCommand } from "./onus/split";
import { userCommand } from "./onus/user";
import { type Command, Usage } from "./onus/command";
import { plainSentence } from "./start/plain-error";
import { Refusal } from "@/lib/domain/problems";

/** One line a command: the pure parts for scripts and checks, which need no server and no database, then the operator's. */
const commands: Record<string, Command> = {
  split: splitCommand,
  anchor: anchorCommand,
  gate: gateCommand,
  user: userCommand,
  log: logCommand,
  agreement: agreementCommand,
  bundle: bundleCommand,
};

// a reader that has seen enough ("| head") is no error
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

/** Exit codes: 0 done, 1 refused, 2 not understood. What goes wrong is told on stderr alone. */
try {
  if (!command) throw new Usage(name ? `There is no command “${name}”.` : "Say which command.");
  process.exitCode = await command.run(args);
} catch (error) {
  if (error instanceof Usage) {
    const lines = (command ? [command] : Object.values(commands)).map(({ usage }) => `  onus ${usage}`);
    process.stderr.write(`${error.message}\nUsage:\n${lines.join("\n")}\n`);
    process.exitCode = 2;
  } else if (error instanceof Refusal) {
    process.stderr.write(`Refused (${error.problem.kind}): ${error.problem.detail ?? error.problem.kind}\n`);
    process.exitCode = 1;
  } else {
    const sentence = plainSentence(error);
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}
