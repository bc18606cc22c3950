import { t } from "@/lib/i18n/translate";
import type { Budget } from "./json-schema-limits";
import { isSchema, without } from "./json-schema-words";
import type { JsonSchema } from "./tools";

type Tell = (change: string) => void;

/** References that lead into a schema, of which only "#" may stay. */
export type References = {
  root: JsonSchema;
  /** What the whole schema is a reference to: `#/$defs/Tree` and "#" are then the same. */
  rootPointer: string | null;
  budget: Budget;
};

/** `trail`: the references that have been followed to get here. */
export type Followed = { schema: JsonSchema; trail: readonly string[] };

export function toReferences(root: JsonSchema, budget: Budget): References {
  const { $ref } = root;
  return { root, rootPointer: typeof $ref === "string" && $ref !== "#" ? $ref : null, budget };
}

/** A schema with what it refers to in its place. What is recursive, other than as a whole, is cut. */
export function follow(references: References, from: Followed, tell: Tell): Followed {
  const followed = references.budget.spend(() => followOn(references, from, tell));
  return followed ?? { ...from, schema: without(from.schema, "$ref", "allOf") };
}

function followOn(references: References, { schema, trail }: Followed, tell: Tell): Followed {
  const { $ref, ...rest } = schema;
  if (typeof $ref !== "string") return mergeAllOf(references, { schema, trail }, tell);
  if ($ref === "#" || (trail.length > 0 && $ref === references.rootPointer)) {
    return { schema: { ...without(rest, "allOf"), $ref: "#" }, trail };
  }
  const target = targetOf(references.root, $ref);
  if (target === null) {
    tell(t("the reference {reference} leads nowhere and was removed.", { reference: JSON.stringify($ref) }));
    return follow(references, { schema: rest, trail }, tell);
  }
  if (trail.includes($ref)) {
    tell(
      t("{reference} contains itself. Only the whole schema can, so it ends here.", {
        reference: JSON.stringify($ref),
      }),
    );
    return { schema: { ...(typeof target.type === "string" && { type: target.type }), ...rest }, trail };
  }
  tell(
    t("the reference {reference} was replaced by what it stands for.", { reference: JSON.stringify($ref) }),
  );
  return follow(references, { schema: { ...target, ...rest }, trail: [...trail, $ref] }, tell);
}

function mergeAllOf(references: References, { schema, trail }: Followed, tell: Tell): Followed {
  if (!Array.isArray(schema.allOf)) return { schema, trail };
  tell(t('the parts of "allOf" were merged.'));
  const parts = schema.allOf
    .filter(isSchema)
    .map((part) => follow(references, { schema: part, trail }, tell));
  const mergeNext = (merged: JsonSchema, { schema: part }: Followed) =>
    references.budget.spend(
      () => merge(merged, part),
      () => costOf(merged) + costOf(part),
    ) ?? merged;
  return {
    schema: parts.reduce(mergeNext, without(schema, "allOf")),
    trail: [...new Set([...trail, ...parts.flatMap((part) => part.trail)])],
  };
}

// Merging takes as long as there are names.
function costOf({ properties, required }: JsonSchema): number {
  const names = isSchema(properties) ? Object.keys(properties).length : 0;
  return Math.floor((names + (Array.isArray(required) ? required.length : 0)) / 10);
}

function merge(first: JsonSchema, { $ref: _, ...second }: JsonSchema): JsonSchema {
  const merged: JsonSchema = { ...second, ...first };
  if (isSchema(first.properties) && isSchema(second.properties)) {
    merged.properties = { ...second.properties, ...first.properties };
  }
  if (Array.isArray(first.required) && Array.isArray(second.required)) {
    merged.required = [...new Set([...first.required, ...second.required])];
  }
  return merged;
}

function targetOf(root: JsonSchema, pointer: string): JsonSchema | null {
  if (!pointer.startsWith("#/")) return byName(root, pointer);
  let target: unknown = root;
  for (const segment of pointer.slice(2).split("/")) {
    if (typeof target !== "object" || target === null) return null;
    const key = unescaped(segment);
    target = Object.hasOwn(target, key) ? Reflect.get(target, key) : undefined;
  }
  return isSchema(target) ? target : null;
}

// Schemas that came from more than one file name their parts by $id or $anchor.
function byName({ $defs, definitions }: JsonSchema, name: string): JsonSchema | null {
  const all = [$defs, definitions].filter(isSchema).flatMap((group) => Object.values(group));
  const isNamed = ({ $id, $anchor }: JsonSchema) =>
    $id === name || (typeof $anchor === "string" && `#${$anchor}` === name);
  return all.filter(isSchema).find(isNamed) ?? null;
}

function unescaped(segment: string): string {
  const text = segment.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
