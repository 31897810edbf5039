import { type ChildProcess, fork } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { PlainError } from "./plain-error";

export type WebServer = {
  /** Fulfilled with what it ended by, in words, whenever it ends. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

const serve = fileURLToPath(new URL("../serve.mjs", import.meta.url));

/** Serves until stopped. @throws PlainError where the address cannot be listened on. */
export async function startServer(env: NodeJS.ProcessEnv, dev: boolean): Promise<WebServer> {
  const child = fork(serve, dev ? ["--dev"] : [], { env, execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
  const killWithUs = () => child.kill("SIGKILL");
  process.once("exit", killWithUs);
  const failure = await Promise.race([firstWord(child), ended.then((how) => `it ended by ${how}`)]);
  if (failure !== undefined) throw new PlainError(listenFailure(failure, env.HOST ?? "", env.PORT ?? ""));
  const stop = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 8000);
    await ended;
    clearTimeout(timer);
    process.off("exit", killWithUs);
  };
  return { ended, stop };
}

/** Found out before the database and the build, which take longer. @throws PlainError */
export async function checkAddress(host: string, port: number): Promise<void> {
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (code !== undefined) throw new PlainError(listenFailure(code, host, String(port)));
}

function firstWord(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => child.once("message", (message: { failed?: string }) => resolve(message.failed)));
}

function listenFailure(reason: string, host: string, port: string): string {
  if (reason === "EADDRINUSE")
    return `Port ${port} of ${host} is taken by another program. Stop that one, or choose another port with PORT.`;
  if (reason === "EACCES") return `This user may not listen on port ${port}. Choose one above 1023 with PORT.`;
  if (reason === "EADDRNOTAVAIL" || reason === "ENOTFOUND") return `${host} is no address of this machine. Choose another with HOST.`;
  return `The server could not listen on ${host}, port ${port}: ${reason}.`;
}
