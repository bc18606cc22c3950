import { createInteraction } from "./create.ts";
import { deleteFile, downloadFile, getFile, listFiles } from "./files/files-routes.ts";
import { startUpload } from "./files/start-upload.ts";
import { cancelInteraction, deleteInteraction, getInteraction } from "./interactions-routes.ts";
import { countModelTokens, getModel, listModels } from "./models-routes.ts";
import type { Route } from "./router.ts";
import { getVoice, listVoices } from "./speech/voices-routes.ts";

export const ROUTES: Route[] = [
  ["POST", "interactions", createInteraction],
  ["GET", "interactions/{id}", getInteraction],
  ["DELETE", "interactions/{id}", deleteInteraction],
  ["POST", "interactions/{id}/cancel", cancelInteraction],
  ["POST", "interactions/{id}:cancel", cancelInteraction],
  ["POST", "upload/files", startUpload],
  ["GET", "files", listFiles],
  ["GET", "files/{id}", getFile],
  ["GET", "files/{id}:download", downloadFile],
  ["DELETE", "files/{id}", deleteFile],
  ["GET", "voices", listVoices],
  ["GET", "voices/{id}", getVoice],
  ["GET", "models", listModels],
  ["GET", "models/{id}", getModel],
  ["POST", "models/{id}:countTokens", countModelTokens],
];
