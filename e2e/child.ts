import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

const OWN_NODE = "node_modules/.bin/node";

/** A process of ours with what it has printed. Everything started here is ended by its own pid. */
export type Child = {
  pid: number;
  output(): string;
  /** Sends a signal and waits for the end; resolves to the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** Where a process runs, and as whom; where nothing is said, here and as whoever runs the tests. */
export type Place = { cwd?: string; uid?: number; gid?: number };

export function startNode(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
  place: Place = {},
): Child {
  const child = spawn(findNode(), [script, ...args], {
    env: { NODE_ENV: "production", ...inherited(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...place,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (bytes: Buffer) => {
      output = (output + bytes.toString()).slice(-1_000_000);
    });
  }
  return { pid: child.pid ?? -1, output: () => output, end: (signal) => end(child, signal) };
}

/** The Node that runs the app. */
export function findNode(): string {
  return existsSync(OWN_NODE) ? resolve(OWN_NODE) : process.execPath;
}

/** Runs a script of ours to its end. */
export async function runNode(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(nodePath(), [script, ...args], {
    env: { NODE_ENV: "production", ...inherited(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (bytes: Buffer) => {
      output += bytes.toString();
    });
  }
  await once(child, "close");
  return { code: child.exitCode, output };
}

const nodePath = () => (existsSync(OWN_NODE) ? OWN_NODE : process.execPath);

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
