import { toolsApi } from "@/lib/client/tools-api";
import type { FunctionLibrary, ModelList } from "@/lib/protocol/api";
import type { Settings } from "@/lib/protocol/thread";
import type { Known } from "./fit-preset";

const NO_FUNCTIONS: FunctionLibrary = { saved: [], builtIn: [] };

/** What there is of what the settings name. Nothing else is asked for. */
export async function findKnown(models: ModelList, named: readonly Settings[]): Promise<Known> {
  const types = new Set(named.flatMap(({ tools = [] }) => tools.map(({ type }) => type)));
  const [functions, { servers }, { stores }] = await Promise.all([
    types.has("function") ? toolsApi.listFunctions() : NO_FUNCTIONS,
    types.has("mcp_server") ? toolsApi.listMcpServers() : { servers: [] },
    types.has("file_search") ? toolsApi.listStores() : { stores: [] },
  ]);
  return {
    models,
    functions,
    servers: servers.map(({ name }) => name),
    stores: stores.map(({ name }) => name),
  };
}
