import type { OutputUnit } from "@cfworker/json-schema";
import type { JsonIssue } from "./json-schema";
import { toSentence } from "./json-schema-sentences";
import { isSchema } from "./json-schema-words";
import type { JsonSchema } from "./tools";

type Checked = { schema: JsonSchema; value: unknown };

// These only say that something below them is wrong, and that is said there.
const CARRIERS = ["properties", "items", "prefixItems", "$ref"];
const MAX_ISSUES = 200;

/** The errors of a validator as sentences at their places. */
export function toIssues(errors: readonly OutputUnit[], checked: Checked): JsonIssue[] {
  const issues: JsonIssue[] = [];
  const seen = new Set<string>();
  // That nothing more is allowed is said by the keyword, which names no property; see below.
  for (const error of withoutChoices(errors.filter(({ keyword }) => keyword !== "false"))) {
    for (const issue of issuesOf(error, checked)) {
      const key = JSON.stringify(issue);
      if (!seen.has(key)) issues.push(issue);
      seen.add(key);
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
  if (keyword === "required") return at(missingOf(schema, value), "is missing");
  if (keyword !== "additionalProperties") return [{ path, message: toSentence(keyword, schema) }];
  return schema.additionalProperties === false ? at(extrasOf(schema, value), "is not in the schema") : [];
}

function missingOf({ required }: JsonSchema, value: unknown): string[] {
  const names = Array.isArray(required) ? required.map(String) : [];
  return isSchema(value) ? names.filter((name) => !Object.hasOwn(value, name)) : [];
}

function extrasOf({ properties }: JsonSchema, value: unknown): string[] {
  const names = isSchema(value) ? Object.keys(value) : [];
  return isSchema(properties) ? names.filter((name) => !Object.hasOwn(properties, name)) : names;
}

/** Of the ways in which the choices of an `anyOf` fail, those of the one that was clearly meant, or none. */
function withoutChoices(errors: readonly OutputUnit[]): readonly OutputUnit[] {
  const choice = errors.find(({ keyword }) => keyword === "anyOf");
  if (!choice) return errors;
  const within = errors.filter((error) => isWithin(error, choice));
  const others = errors.filter((error) => error !== choice && !within.includes(error));
  const branches = Map.groupBy(within, (error) => branchOf(error, choice));
  const meant = [...branches.values()].filter(
    (branch) => !branch.some((error) => isOfAnotherType(error, choice)),
  );
  const said = meant.length === 1 ? withoutChoices(meant[0] ?? []) : [{ ...choice, keyword: "choices" }];
  return [...said, ...withoutChoices(others)];
}

function isWithin({ keywordLocation, instanceLocation }: OutputUnit, choice: OutputUnit): boolean {
  if (!keywordLocation.startsWith(`${choice.keywordLocation}/`)) return false;
  const { instanceLocation: place } = choice;
  return instanceLocation === place || instanceLocation.startsWith(`${place}/`);
}

function branchOf({ keywordLocation }: OutputUnit, choice: OutputUnit): string {
  return keywordLocation.slice(choice.keywordLocation.length + 1).split("/", 1)[0] ?? "";
}

function isOfAnotherType({ keyword, instanceLocation }: OutputUnit, choice: OutputUnit): boolean {
  return keyword === "type" && instanceLocation === choice.instanceLocation;
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
