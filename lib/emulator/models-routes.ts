import { refuseClassic } from "./errors.ts";
import { canInteract, findModel, MODELS, type Model } from "./models.ts";
import { type Handler, json } from "./router.ts";
import { countTokens } from "./usage.ts";
import { isObject, textOf } from "./wire.ts";

const DEFAULT_PAGE_SIZE = 50;
const LARGEST_PAGE_SIZE = 1_000;

export const listModels: Handler = ({ query }) => {
  const size = parsePageSize(query.get("pageSize"));
  const start = parsePageToken(query.get("pageToken"));
  const models = MODELS.slice(start, start + size).map(toResource);
  // The SDK's pager takes an empty nextPageToken for "more pages" and would ask for ever.
  const isLast = start + size >= MODELS.length;
  return json(isLast ? { models } : { models, nextPageToken: toPageToken(start + size) });
};

export const getModel: Handler = ({ parameters }) => json(toResource(knownModel(parameters.id)));

export const countModelTokens: Handler = ({ parameters, body }) => {
  knownModel(parameters.id);
  const contents = isObject(body) && Array.isArray(body.contents) ? body.contents : undefined;
  if (!contents) throw refuseClassic(400, "* CountTokensRequest.contents: contents is not specified");
  const text = contents.flatMap((content) => (isObject(content) ? content.parts : [])).map(partText);
  const totalTokens = countTokens(text.join(""));
  return json({ totalTokens, promptTokensDetails: [{ modality: "TEXT", tokenCount: totalTokens }] });
};

function partText(part: unknown): string {
  return isObject(part) ? textOf([{ type: "text", text: part.text }]) : "";
}

function knownModel(id = ""): Model {
  const found = findModel(id);
  if (found) return found;
  throw refuseClassic(
    404,
    `models/${id} is not found for API version v1, or is not supported for this method. Call ListModels to see the list of available models and their supported methods.`,
  );
}

function toResource(model: Model) {
  const methods = canInteract(model.id)
    ? ["generateContent", "countTokens", "createCachedContent", "batchGenerateContent"]
    : [model.id.includes("live") ? "bidiGenerateContent" : "embedContent", "countTokens"];
  return {
    name: `models/${model.id}`,
    version: "001",
    displayName: model.displayName,
    description: `${model.displayName}, as imitated by the emulator`,
    inputTokenLimit: model.inputTokenLimit,
    outputTokenLimit: model.outputTokenLimit,
    supportedGenerationMethods: methods,
    temperature: 1,
    topP: 0.95,
    topK: 64,
    maxTemperature: 2,
    ...(model.thinkingLevels.length > 0 && { thinking: true }),
  };
}

function parsePageSize(value: string | null): number {
  if (value === null) return DEFAULT_PAGE_SIZE;
  const size = Number(value);
  if (!Number.isInteger(size) || size < 0)
    throw refuseClassic(400, `Invalid value at 'page_size': "${value}"`);
  return size === 0 ? DEFAULT_PAGE_SIZE : Math.min(size, LARGEST_PAGE_SIZE);
}

function toPageToken(start: number): string {
  return Buffer.from(`models:${start}`).toString("base64url");
}

function parsePageToken(token: string | null): number {
  if (!token) return 0;
  const start = /^models:(\d+)$/.exec(Buffer.from(token, "base64url").toString())?.[1];
  if (start === undefined) throw refuseClassic(400, "Invalid page token.");
  return Number(start);
}
