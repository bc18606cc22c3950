const NUL = String.fromCharCode(0);

/** Fields that may be left out, in any endpoint. */
export const OPTIONAL = [
  "title",
  "headTurnId",
  "kind",
  "settings.system_instruction",
  "settings.store",
  "voice",
  "headers.0",
  "metadata.0",
  "description",
  "systemInstruction",
  "reason",
  "turnIds",
  "turnIds.0",
];
export const OPTIONAL_IN_UPDATE = [...OPTIONAL, "settings", "expiresInDays"];
export const FREE_TEXTS = [
  "reason",
  "title",
  "settings.system_instruction",
  "settings.model",
  "input.0.text",
  "name",
  "type",
  "voice",
  "headers.0.name",
  "headers.0.value",
  "displayName",
  "metadata.0.key",
  "metadata.0.value",
  "description",
  "executor.code",
  "id",
  "systemInstruction",
];
export const MAY_BE_EMPTY = [
  "settings.system_instruction",
  "type",
  "description",
  "executor.code",
  "systemInstruction",
];
export const MAY_BE_NULL = ["parentId", "expiresInDays", "dailyCents"];
export const MAY_BE_EMPTY_LIST = ["headers", "metadata", "turnIds", "mediaIds"];
export const MAY_BE_A_NUMBER = ["metadata.0.value"];

/** What our server alone decides, or the API does, or JavaScript has on every object. */
export const UNKNOWN_FIELDS = [
  "extra",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "then",
  "toJSON",
  "",
  "Title",
  "id",
  "a".repeat(400_000),
  NUL,
  "\ud800",
  "$ne",
  "settings.model",
];
export const NEVER_FROM_A_CLIENT = [
  "previous_interaction_id",
  "interaction_id",
  "interactions",
  "uri",
  "file_uri",
  "steps",
  "owner_id",
  "ownerId",
  "owner",
  "status",
  "signature",
  "cursor",
  "api_key",
  "threadId",
  "deleted_at",
  "request_hash",
  "epoch",
];
