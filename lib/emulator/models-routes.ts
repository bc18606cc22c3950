import { refuseClassic } from "./errors.ts";
import { canInteract, findModel, MODELS, type Model } from "./models.ts";
import { parsePage } from "./paging.ts";
import { type Handler, json } from "./router.ts";
import { countTokens } from "./usage.ts";
import { isObject, textOf } from "./wire.ts";

const PAGES = { kind: "models", defaultSize: 50, largestSize: 1_000 };

export const listModels: Handler = ({ query }) => {
  const { rows, nextPageToken } = parsePage(MODELS, query, PAGES);
  return json({ models: rows.map(toResource), ...(nextPageToken && { nextPageToken }) });
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

function methodsOf({ id, medium }: Model): string[] {
  if (id.includes("live")) return ["bidiGenerateContent", "countTokens"];
  if (!canInteract(id)) return ["embedContent", "countTokens"];
  const methods = ["generateContent", "countTokens"];
  if (medium === "text") return [...methods, "createCachedContent", "batchGenerateContent"];
  return medium === "image" || medium === "speech" ? [...methods, "batchGenerateContent"] : methods;
}

function toResource(model: Model) {
  return {
    name: `models/${model.id}`,
    version: "001",
    displayName: model.displayName,
    description: `${model.displayName}, as imitated by the emulator`,
    inputTokenLimit: model.inputTokenLimit,
    outputTokenLimit: model.outputTokenLimit,
    supportedGenerationMethods: methodsOf(model),
    temperature: 1,
    topP: 0.95,
    topK: 64,
    maxTemperature: 2,
    ...(model.thinkingLevels.length > 0 && { thinking: true }),
  };
}
