import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { CodeSource } from "@/lib/protocol/code-source";
import { printCurl } from "@/lib/protocol/print-curl";
import { printPython } from "@/lib/protocol/print-python";
import { printTypescript } from "@/lib/protocol/print-typescript";
import { env } from "@/lib/server/env";

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, "../../..");

export type Language = "typescript" | "python" | "curl";

const PRINTERS: Record<Language, (source: CodeSource) => string> = {
  typescript: printTypescript,
  python: printPython,
  curl: printCurl,
};

const FILES: Record<Language, string> = {
  typescript: "request.mts",
  python: "request.py",
  curl: "request.sh",
};

/** Whether this machine can run a language's programs at all. */
export function canRun(language: Language): Promise<boolean> {
  switch (language) {
    case "typescript":
      return Promise.resolve(true);
    case "python":
      return hasCommand("python3", "-c", "from google import genai");
    case "curl":
      return hasCommand("curl", "--version");
  }
}

export function hasCommand(command: string, ...parameters: string[]): Promise<boolean> {
  return run(command, parameters).then(
    () => true,
    () => false,
  );
}

/** A folder in which a program finds its packages and these files. */
export async function createFolder(files: Record<string, Uint8Array | string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "parley-programs-"));
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

export const removeFolder = (folder: string) => rm(folder, { recursive: true });

/** Runs a program as whoever copied it would. Returns what it printed; throws where it failed. */
export async function runProgram(
  language: Language,
  {
    folder,
    source,
    variables = {},
  }: { folder: string; source: CodeSource; variables?: Record<string, string> },
): Promise<string> {
  await writeFile(join(folder, FILES[language]), PRINTERS[language](source));
  const command = { typescript: process.execPath, python: "python3", curl: "sh" }[language];
  return runIn(folder, command, [FILES[language]], variables);
}

export async function runIn(
  folder: string,
  command: string,
  parameters: string[],
  variables: Record<string, string> = {},
): Promise<string> {
  const { stdout } = await run(command, parameters, {
    cwd: folder,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      GEMINI_API_KEY: "test-key",
      GOOGLE_GEMINI_BASE_URL: env().GOOGLE_GEMINI_BASE_URL,
      ...variables,
    },
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** What the compiler says of programs, held against the types of the SDK. */
export async function compile(programs: Record<string, string>): Promise<string> {
  const folder = await createFolder(programs);
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "--types", "node"];
  const parameters = [...options, "--skipLibCheck", "--ignoreConfig", ...Object.keys(programs)];
  try {
    const { stdout } = await run(join(ROOT, "node_modules/.bin/tsc"), parameters, { cwd: folder });
    return stdout;
  } catch (cause) {
    return String((cause as { stdout?: string }).stdout);
  } finally {
    await removeFolder(folder);
  }
}
