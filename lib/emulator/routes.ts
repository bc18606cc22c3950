import { createInteraction } from "./create.ts";
import { cancelInteraction, deleteInteraction, getInteraction } from "./interactions-routes.ts";
import { countModelTokens, getModel, listModels } from "./models-routes.ts";
import type { Route } from "./router.ts";

export const ROUTES: Route[] = [
  ["POST", "interactions", createInteraction],
  ["GET", "interactions/{id}", getInteraction],
  ["DELETE", "interactions/{id}", deleteInteraction],
  ["POST", "interactions/{id}/cancel", cancelInteraction],
  ["POST", "interactions/{id}:cancel", cancelInteraction],
  ["GET", "models", listModels],
  ["GET", "models/{id}", getModel],
  ["POST", "models/{id}:countTokens", countModelTokens],
];
