import { isObject } from "../wire.ts";

// Other words for the same thing.
const SYNONYMS = [
  ["name", "title", "label", "heading", "productname", "recipename", "fullname"],
  ["amount", "quantity", "measure", "measurement"],
  ["steps", "instructions", "directions", "method", "procedure", "preparation"],
  ["description", "summary", "about", "notes", "overview"],
  ["price", "cost", "unitprice"],
  ["preptimeminutes", "preptime", "prepminutes"],
  ["cooktimeminutes", "cooktime", "cookminutes"],
  ["totaltimeminutes", "totaltime", "totalminutes", "minutes", "duration", "time"],
  ["occupation", "job", "profession", "role"],
  ["length", "lengthkm", "lengthinkm"],
];

/** What is known under a key, by its name, by another word for it, or by a name that holds it. */
export function lookUp(hint: unknown, key: string): unknown {
  if (!isObject(hint)) return undefined;
  const wanted = plain(key);
  const entries = Object.entries(hint).map(([name, value]): [string, unknown] => [plain(name), value]);
  const exact = entries.find(([name]) => name === wanted);
  const others = SYNONYMS.find((words) => words.includes(wanted)) ?? [];
  const synonym = exact ?? entries.find(([name]) => others.includes(name));
  const near = synonym ?? entries.find(([name]) => name.length > 3 && wanted.endsWith(name));
  return near?.[1];
}

/** Whether a property is for the running text of what is only a text. */
export function isForText(key: string): boolean {
  return /text|description|instruction|step|content|action|name|title|detail|value/.test(plain(key));
}

/** Whether a property counts its place in a list. */
export function isForPlace(key: string): boolean {
  return /^(?:number|order|index|position|rank|no|id|stepnumber|step)$/.test(plain(key));
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
