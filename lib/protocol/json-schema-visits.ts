import { isSchema } from "./json-schema-words";
import type { JsonSchema } from "./tools";

// A document of a model has some ten thousand values. A validator takes a few microseconds for a visit.
const MAX_VISITS = 60_000;

/** Whether holding the value against the schema takes too long: choices multiply the work, and so does recursion. */
export function takesTooLong(schema: JsonSchema, value: unknown): boolean {
  const visits = new Visits(schema);
  visits.visit(schema, value);
  return visits.isTooMany;
}

/** Goes where a validator goes, and only counts. */
class Visits {
  readonly #root: JsonSchema;
  readonly #weights = new Map<JsonSchema, number>();
  #left = MAX_VISITS;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  get isTooMany(): boolean {
    return this.#left < 0;
  }

  visit(schema: unknown, value: unknown): void {
    this.#left -= 1;
    if (!isSchema(schema)) return;
    this.#left -= this.#weightOf(schema);
    if (this.isTooMany) return;
    if (schema.$ref === "#") this.visit(this.#root, value);
    if (Array.isArray(schema.anyOf)) this.#visitEach(schema.anyOf, (part) => this.visit(part, value));
    if (Array.isArray(value)) this.#visitEntries(schema, value);
    else if (isSchema(value)) this.#visitProperties(schema, value);
  }

  #visitEntries(
    { prefixItems, items, contains, uniqueItems }: JsonSchema,
    entries: readonly unknown[],
  ): void {
    const first: unknown[] = Array.isArray(prefixItems) ? prefixItems : [];
    // Each entry is compared with each other.
    if (uniqueItems === true) this.#left -= Math.ceil(entries.length ** 2 / 50);
    this.#visitEach(entries, (entry, index) => {
      const schema = index < first.length ? first[index] : items;
      if (schema !== undefined) this.visit(schema, entry);
      if (contains !== undefined) this.visit(contains, entry);
    });
  }

  #visitProperties({ properties, additionalProperties, required }: JsonSchema, value: JsonSchema): void {
    // Each name that is missing is an error.
    const names = Array.isArray(required) ? required.map(String) : [];
    this.#left -= names.filter((name) => !Object.hasOwn(value, name)).length;
    const known = isSchema(properties) ? properties : {};
    this.#visitEach(Object.entries(value), ([name, property]) => {
      const schema = Object.hasOwn(known, name) ? known[name] : additionalProperties;
      if (schema !== undefined) this.visit(schema, property);
    });
  }

  #visitEach<Part>(parts: readonly Part[], visit: (part: Part, index: number) => void): void {
    for (const [index, part] of parts.entries()) {
      if (this.isTooMany) return;
      visit(part, index);
    }
  }

  // What a visit costs besides: all names are looked at, and an error repeats the whole "enum".
  #weightOf(schema: JsonSchema): number {
    const known = this.#weights.get(schema);
    if (known !== undefined) return known;
    const { required, properties, enum: values } = schema;
    const weight =
      (Array.isArray(required) ? Math.floor(required.length / 10) : 0) +
      (isSchema(properties) ? Math.floor(Object.keys(properties).length / 10) : 0) +
      (Array.isArray(values) ? Math.floor(JSON.stringify(values).length / 200) : 0);
    this.#weights.set(schema, weight);
    return weight;
  }
}
