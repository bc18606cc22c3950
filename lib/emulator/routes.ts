import { createAgent, deleteAgent, getAgent, listAgents } from "./agents/agents-routes.ts";
import { createInteraction } from "./create.ts";
import {
  createEnvironment,
  deleteEnvironment,
  getEnvironment,
  listEnvironments,
} from "./environments/environments-routes.ts";
import { getEnvironmentFiles, startEnvironmentUpload } from "./environments/files-routes.ts";
import { deleteFile, downloadFile, getFile, listFiles } from "./files/files-routes.ts";
import { startUpload } from "./files/start-upload.ts";
import { cancelInteraction, deleteInteraction, getInteraction } from "./interactions-routes.ts";
import { countModelTokens, getModel, listModels } from "./models-routes.ts";
import type { Route } from "./router.ts";
import { getVoice, listVoices } from "./speech/voices-routes.ts";
import { deleteDocument, getDocument, listDocuments } from "./stores/documents-routes.ts";
import { importFile, startStoreUpload } from "./stores/fill-store.ts";
import { createStore, deleteStore, getOperation, getStore, listStores } from "./stores/stores-routes.ts";

export const ROUTES: Route[] = [
  ["POST", "interactions", createInteraction],
  ["GET", "interactions/{id}", getInteraction],
  ["DELETE", "interactions/{id}", deleteInteraction],
  ["POST", "interactions/{id}/cancel", cancelInteraction],
  ["POST", "interactions/{id}:cancel", cancelInteraction],
  ["POST", "agents", createAgent],
  ["GET", "agents", listAgents],
  ["GET", "agents/{agent}", getAgent],
  ["DELETE", "agents/{agent}", deleteAgent],
  ["POST", "environments", createEnvironment],
  ["GET", "environments", listEnvironments],
  ["GET", "environments/{environment}", getEnvironment],
  ["DELETE", "environments/{environment}", deleteEnvironment],
  ["GET", "environments/{environment}/files", getEnvironmentFiles],
  ["GET", "environments/{environment}/files/{path...}", getEnvironmentFiles],
  ["PUT", "upload/environments/{environment}/files/{path...}", startEnvironmentUpload],
  ["POST", "upload/environments/{environment}/files/{path...}", startEnvironmentUpload],
  ["POST", "upload/files", startUpload],
  ["GET", "files", listFiles],
  ["GET", "files/{id}", getFile],
  ["GET", "files/{id}:download", downloadFile],
  ["DELETE", "files/{id}", deleteFile],
  ["POST", "fileSearchStores", createStore],
  ["GET", "fileSearchStores", listStores],
  ["GET", "fileSearchStores/{store}", getStore],
  ["DELETE", "fileSearchStores/{store}", deleteStore],
  ["POST", "upload/fileSearchStores/{store}:uploadToFileSearchStore", startStoreUpload],
  ["POST", "fileSearchStores/{store}:importFile", importFile],
  ["GET", "fileSearchStores/{store}/operations/{operation}", getOperation],
  ["GET", "fileSearchStores/{store}/upload/operations/{operation}", getOperation],
  ["GET", "fileSearchStores/{store}/documents", listDocuments],
  ["GET", "fileSearchStores/{store}/documents/{document}", getDocument],
  ["DELETE", "fileSearchStores/{store}/documents/{document}", deleteDocument],
  ["GET", "voices", listVoices],
  ["GET", "voices/{id}", getVoice],
  ["GET", "models", listModels],
  ["GET", "models/{id}", getModel],
  ["POST", "models/{id}:countTokens", countModelTokens],
];
