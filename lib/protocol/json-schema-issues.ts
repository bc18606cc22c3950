import type { OutputUnit } from "@cfworker/json-schema";
import { t } from "@/lib/i18n/translate";
import type { JsonIssue } from "./json-schema";
import { withoutChoices } from "./json-schema-choices";
import { toSentence } from "./json-schema-sentences";
import { isSchema } from "./json-schema-words";
import type { JsonSchema } from "./tools";

type Checked = { schema: JsonSchema; value: unknown };

// These only say that something below them is wrong, and that is said there.
const CARRIERS = ["properties", "items", "prefixItems", "$ref"];
const MAX_ISSUES = 50;

/** The errors of a validator as sentences at their places. */
export function toIssues(errors: readonly OutputUnit[], checked: Checked): JsonIssue[] {
  const issues: JsonIssue[] = [];
  const seen = new Set<string>();
  const isNew = (key: string) => !seen.has(key) && seen.add(key);
  // That nothing more is allowed is said by the keyword, which names no property; see below.
  for (const error of withoutChoices(errors.filter(({ keyword }) => keyword !== "false"))) {
    // A keyword has one error for each name that it misses, and one of them says all.
    if (!isNew(`${error.keywordLocation} ${error.instanceLocation}`)) continue;
    for (const issue of issuesOf(error, checked)) {
      if (isNew(JSON.stringify(issue))) issues.push(issue);
      if (issues.length === MAX_ISSUES) return issues;
    }
  }
  return issues;
}

function issuesOf({ keyword, keywordLocation, instanceLocation }: OutputUnit, checked: Checked): JsonIssue[] {
  if (CARRIERS.includes(keyword)) return [];
  const { path, value } = placeOf(checked.value, instanceLocation);
  const schema = schemaAt(checked.schema, keywordLocation);
  const at = (names: string[], message: string) => names.map((name) => ({ path: [...path, name], message }));
  if (keyword === "required") return at(missingOf(schema, value), t("is missing"));
  if (keyword !== "additionalProperties") return [{ path, message: toSentence(keyword, schema) }];
  return schema.additionalProperties === false ? at(extrasOf(schema, value), t("is not in the schema")) : [];
}

function missingOf({ required }: JsonSchema, value: unknown): string[] {
  const names = Array.isArray(required) ? required.map(String) : [];
  return isSchema(value) ? names.filter((name) => !Object.hasOwn(value, name)) : [];
}

function extrasOf({ properties }: JsonSchema, value: unknown): string[] {
  const names = isSchema(value) ? Object.keys(value) : [];
  return isSchema(properties) ? names.filter((name) => !Object.hasOwn(properties, name)) : names;
}

function placeOf(root: unknown, pointer: string) {
  const path: (string | number)[] = [];
  let value = root;
  for (const segment of segmentsOf(pointer)) {
    const key = Array.isArray(value) ? Number(segment) : segment;
    path.push(key);
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }
  return { path, value };
}

/** The schema that the keyword at the pointer belongs to. */
function schemaAt(root: JsonSchema, pointer: string): JsonSchema {
  let part: unknown = root;
  for (const segment of segmentsOf(pointer).slice(0, -1)) {
    if (typeof part !== "object" || part === null) return {};
    const next: unknown = Reflect.get(part, segment);
    part = segment === "$ref" && next === "#" ? root : next;
  }
  return isSchema(part) ? part : {};
}

function segmentsOf(pointer: string): string[] {
  const segments = pointer.split("/").slice(1);
  return segments.map((segment) => decodeURI(segment).replaceAll("~1", "/").replaceAll("~0", "~"));
}
