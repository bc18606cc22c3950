import { t } from "@/lib/i18n/translate";
import { Budget } from "./json-schema-limits";
import { type Followed, follow, type References, toReferences } from "./json-schema-references";
import { REPAIRS, type Rewrite, SPELLINGS } from "./json-schema-rewrites";
import { isSchema, KEYWORDS, without } from "./json-schema-words";
import type { JsonSchema } from "./tools";

const MAX_DEPTH = 40;
const MAX_CHANGES = 100;
const HOLDERS = ["$defs", "definitions"];

/** Where the cleaning is: `path` for people, as in `steps[].text`; `depth` counts choices as well. */
type Spot = { path: string; depth: number; trail: readonly string[] };

/** Cleans one schema, once. */
export class Cleaning {
  readonly changes: string[] = [];
  readonly #budget = new Budget();
  readonly #references: References;
  #isTooLarge = false;

  constructor(root: JsonSchema) {
    this.#references = toReferences(root, this.#budget);
  }

  clean(schema: unknown, spot: Spot = { path: "", depth: 0, trail: [] }): JsonSchema {
    const tell = (change: string) => this.#tell(spot, change);
    if (!isSchema(schema)) {
      if (schema !== true) tell(t("this was no schema; now it takes anything."));
      return {};
    }
    if (spot.depth > MAX_DEPTH || this.#budget.isSpent) {
      this.#tellTooLarge(spot);
      return {};
    }
    const { schema: followed, trail } = this.#follow({ schema, trail: spot.trail }, spot);
    const rewrite = (rest: JsonSchema, step: Rewrite) => step(rest, tell);
    const spelled = SPELLINGS.reduce(rewrite, this.#withProperties(followed, spot));
    const repaired = REPAIRS.reduce(rewrite, this.#withKnown(spelled, spot));
    return this.#cleanParts(repaired, { ...spot, trail });
  }

  #tell(spot: Spot, change: string) {
    if (this.changes.length < MAX_CHANGES) this.#add(spot, change);
  }

  // Said once, but always: it is what changes a schema most.
  #tellTooLarge(spot: Spot) {
    if (!this.#isTooLarge) this.#add(spot, t("the schema is too large here, so what is below was removed."));
    this.#isTooLarge = true;
  }

  #add({ path }: Spot, change: string) {
    this.changes.push(
      path === ""
        ? `${change.charAt(0).toUpperCase()}${change.slice(1)}`
        : t("{place}: {change}", { place: path, change }),
    );
  }

  #follow(from: Followed, spot: Spot): Followed {
    const followed = follow(this.#references, from, (change) => this.#tell(spot, change));
    if (this.#budget.isExceeded) this.#tellTooLarge(spot);
    if (spot.path !== "" || followed.schema.$ref !== "#") return followed;
    this.#tell(spot, t("the reference to itself says nothing and was removed."));
    return { ...followed, schema: without(followed.schema, "$ref") };
  }

  // Before "required" is looked at: a property that may never be there is none.
  #withProperties(schema: JsonSchema, spot: Spot): JsonSchema {
    if (!isSchema(schema.properties)) return schema;
    const entries = Object.entries(schema.properties);
    const possible = entries.filter(([, property]) => property !== false);
    if (possible.length === entries.length) return schema;
    this.#tell(spot, t("properties that may never be there were removed."));
    return { ...schema, properties: Object.fromEntries(possible) };
  }

  #withKnown(schema: JsonSchema, spot: Spot): JsonSchema {
    const kept = Object.entries(schema).filter(([keyword, value]) => {
      const isValid = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
      if (isValid?.(value)) return true;
      if (isValid)
        this.#tell(
          spot,
          t('the value of "{keyword}" is not one that it takes, so it was removed.', { keyword }),
        );
      else if (!HOLDERS.includes(keyword))
        this.#tell(spot, t('"{keyword}" is not known to the API and was removed.', { keyword }));
      return false;
    });
    return Object.fromEntries(kept);
  }

  #cleanParts(schema: JsonSchema, spot: Spot): JsonSchema {
    const { path } = spot;
    const clean = (part: unknown, place: string) =>
      this.clean(part, { ...spot, path: place, depth: spot.depth + 1 });
    const cleaned: JsonSchema = { ...schema };
    if (isSchema(schema.properties)) {
      const entries = Object.entries(schema.properties);
      cleaned.properties = Object.fromEntries(
        entries.map(([name, property]) => [name, clean(property, path === "" ? name : `${path}.${name}`)]),
      );
    }
    for (const keyword of ["items", "contains"]) {
      if (schema[keyword] !== undefined) cleaned[keyword] = clean(schema[keyword], `${path}[]`);
    }
    if (isSchema(schema.additionalProperties)) {
      cleaned.additionalProperties = clean(schema.additionalProperties, `${path}.*`);
    }
    if (Array.isArray(schema.prefixItems)) {
      cleaned.prefixItems = schema.prefixItems.map((part, index) => clean(part, `${path}[${index}]`));
    }
    if (Array.isArray(schema.anyOf)) cleaned.anyOf = schema.anyOf.map((part) => clean(part, path));
    return cleaned;
  }
}
