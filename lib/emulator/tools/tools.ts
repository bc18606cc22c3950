import type { FunctionDeclaration } from "../prompt.ts";
import type { StoredDocument } from "../stores/search-store.ts";

/** What a request lets the model use. */
export interface Tools {
  functions: FunctionDeclaration[];
  /** The types of the API's own tools, once each. */
  builtIn: string[];
  settings: ToolSettings;
}

/** How the API's own tools are to be used, as far as their declarations say. */
export interface ToolSettings {
  searchTypes: string[];
  maps: { latitude?: number; longitude?: number; hasWidget: boolean };
  /** Those of the named stores that are indexed and pass the filter. */
  documents: StoredDocument[];
  topK: number;
  computer: { environment: string; excluded: string[] };
  servers: McpServer[];
}

/** Its headers are checked and then forgotten: nothing here may repeat them. */
export interface McpServer {
  name: string;
  host: string;
  /** Undefined where all are allowed. */
  allowedTools?: string[];
}

export function noTools(): Tools {
  return {
    functions: [],
    builtIn: [],
    settings: {
      searchTypes: [],
      maps: { hasWidget: false },
      documents: [],
      topK: 5,
      computer: { environment: "browser", excluded: [] },
      servers: [],
    },
  };
}
