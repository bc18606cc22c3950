import { fileNamesIn, findNamedFile, type Job, type Work } from "./job.ts";

const LONGEST_SHOWN = 2_000;
const QUOTED = /["“'`]([^"”'`]+)["”'`]/g;

/** What is asked of the files that are there: to list, read, change, search or delete them. */
export const workOnFiles: Work = (job) => {
  if (!job.hasMachine) return false;
  const { text } = job.prompt;
  if (/\b(?:delete|remove)\b/i.test(text)) return deleteFile(job);
  if (/\b(?:replace|change|rename)\b/i.test(text)) return editFile(job);
  if (/\b(?:search|grep|find)\b.*\b(?:files?|folder|environment)\b/i.test(text)) return searchFiles(job);
  if (/\b(?:read|show|open|print|what(?:'s| is) in|contents? of)\b/i.test(text) && readFile(job)) return true;
  if (/\b(?:which|what|list|show)\b.*\bfiles?\b|\bls\b/i.test(text)) return listFiles(job);
  return false;
};

function listFiles({ desk }: Job): boolean {
  desk.think(["Looking around", "I list what is in the environment."]);
  desk.list();
  const { paths } = desk;
  desk.say(
    paths.length === 0
      ? "There are no files in the environment yet."
      : `There ${paths.length === 1 ? "is 1 file" : `are ${paths.length} files`}:\n\n${paths.map((path) => `- \`${path}\``).join("\n")}`,
  );
  return true;
}

function readFile(job: Job): boolean {
  const path = findNamedFile(job) ?? fileNamesIn(job.prompt.text)[0];
  if (!path) return false;
  job.desk.think(["Opening the file", `I read ${path}.`]);
  const text = job.desk.read(path);
  job.desk.say(
    text === undefined
      ? `There is no \`${path}\` in the environment.`
      : `\`${path}\` says:\n\n\`\`\`\n${text.slice(0, LONGEST_SHOWN).trimEnd()}\n\`\`\``,
  );
  return true;
}

function deleteFile(job: Job): boolean {
  const path = findNamedFile(job) ?? fileNamesIn(job.prompt.text)[0];
  if (!path) return false;
  job.desk.think(["Tidying up", `I delete ${path}.`]);
  const isDone = job.desk.remove(path);
  job.desk.say(isDone ? `\`${path}\` is deleted.` : `There is no \`${path}\` in the environment.`);
  return true;
}

/** `Replace "a" with "b" in notes.md`. */
function editFile(job: Job): boolean {
  const path = findNamedFile(job);
  const [from, to] = [...job.prompt.text.matchAll(QUOTED)]
    .map(([, words = ""]) => words)
    .filter((words) => words !== path);
  if (!path || from === undefined || to === undefined) return false;
  job.desk.think(["Changing the file", `I look for the place in ${path}.`]);
  job.desk.read(path);
  const isDone = job.desk.edit(path, from, to);
  job.desk.say(isDone ? `\`${path}\` says “${to}” now.` : `\`${path}\` does not say “${from}”.`);
  return true;
}

function searchFiles({ prompt, desk }: Job): boolean {
  const quoted = [...prompt.text.matchAll(QUOTED)][0]?.[1];
  const query = quoted ?? /\b(?:for|with|containing)\s+([\w-]+)/i.exec(prompt.text)?.[1];
  if (!query) return false;
  desk.think(["Searching the files", `I look for “${query}”.`]);
  const found = desk.search(query);
  const shown = found.slice(0, 10).map((line) => `- \`${line}\``);
  desk.say(
    found.length === 0
      ? `No file says “${query}”.`
      : `“${query}” stands in ${found.length} places:\n\n${shown.join("\n")}`,
  );
  return true;
}
