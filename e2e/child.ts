import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";

const OWN_NODE = "node_modules/.bin/node";

/** A process of ours with what it has printed. Everything started here is ended by its own pid. */
export type Child = {
  pid: number;
  output(): string;
  /** Sends a signal and waits for the end; resolves to the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

export function startNode(script: string, args: readonly string[], env: Record<string, string>): Child {
  const node = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;
  const child = spawn(node, [script, ...args], {
    env: { NODE_ENV: "production", ...inherited(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (bytes: Buffer) => {
      output = (output + bytes.toString()).slice(-1_000_000);
    });
  }
  return { pid: child.pid ?? -1, output: () => output, end: (signal) => end(child, signal) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  await once(child, "exit");
  return child.exitCode;
}

// What a newcomer's shell has set must not decide what the tests see.
function inherited(): Record<string, string> {
  const { PATH = "", HOME = "", LANG = "C.UTF-8", TMPDIR } = process.env;
  return { PATH, HOME, LANG, ...(TMPDIR && { TMPDIR }) };
}

/** Waits until an address answers. Throws with what the process printed where it does not. */
export async function waitForAnswer(url: string, child: Child, ms = 20_000): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${url} did not answer. The process printed:\n${child.output()}`);
}
