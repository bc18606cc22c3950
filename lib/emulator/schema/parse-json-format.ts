import { refuse } from "../errors.ts";
import type { Model } from "../models.ts";
import type { JsonFormat } from "../parse-format.ts";
import { checkSchema } from "./check-schema.ts";

type Row = Record<string, unknown>;

const JSON_TYPE = "application/json";
const BARE_TYPES = ["object", "array", "string", "number", "integer", "boolean"];

/** The older form: a schema in place of a format. */
export function fromBareSchema(row: Row): Row {
  const isBare = BARE_TYPES.includes(String(row.type)) && row.mime_type === undefined;
  return isBare ? { type: "text", mime_type: JSON_TYPE, schema: row } : row;
}

/** Undefined where the text may be any. */
export function parseJsonFormat(row: Row, model: Model): JsonFormat | undefined {
  if (row.type !== "text") return undefined;
  const { mime_type: mimeType, schema } = row;
  if (mimeType !== undefined && mimeType !== JSON_TYPE && mimeType !== "text/plain") {
    throw refuse(400, `Invalid value at 'response_format.mime_type': must be text/plain or ${JSON_TYPE}.`);
  }
  if (mimeType !== JSON_TYPE) {
    if (schema === undefined || schema === null) return undefined;
    throw refuse(400, `Invalid value at 'response_format.schema': needs the mime_type ${JSON_TYPE}.`);
  }
  if (model.medium !== "text") throw refuse(400, `Model '${model.id}' does not support structured output.`);
  if (schema === undefined || schema === null) return { schema: undefined };
  checkSchema(schema, "response_format.schema");
  return { schema };
}
