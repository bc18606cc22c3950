import type { Network } from "../environments/parse-environment.ts";
import type { Prompt } from "../prompt.ts";
import type { Desk } from "./desk.ts";

/** One task as an agent in a machine of its own sees it. */
export interface Job {
  prompt: Prompt;
  desk: Desk;
  /** False where the call named no environment: then nothing can be kept. */
  hasMachine: boolean;
  canRun: boolean;
  network: Network;
}

/** A kind of work. It puts its steps on the desk; false where the task is something else. */
export type Work = (job: Job) => boolean | Promise<boolean>;

const FILE_NAME = /(?<![\w/.:-])\/?((?:[\w-]+\/)*[\w-][\w.-]*\.[A-Za-z]\w{0,4})(?![\w/])/g;

/** Names of files in a text; addresses of the web are none. */
export function fileNamesIn(text: string): string[] {
  const plain = text.replace(/https?:\/\/\S+/g, " ");
  return [...plain.matchAll(FILE_NAME)].map(([, name = ""]) => name);
}

/** A file that the text names and that is there, wherever it lies. */
export function findNamedFile({ prompt, desk }: Job): string | undefined {
  const names = fileNamesIn(prompt.text);
  return desk.paths.find((path) => names.some((name) => path === name || path.endsWith(`/${name}`)));
}
