import "server-only";
import { randomUUID } from "node:crypto";
import type { Placeholder } from "@/lib/protocol/code-source";
import type { Params } from "@/lib/server/gemini/request";
import { fileNameOf } from "@/lib/server/media/content-disposition";
import type { StoredMedia } from "@/lib/server/media/stored-media";
import { findCopy } from "@/lib/server/turns/google-file";
import type { Carrier } from "@/lib/server/turns/outgoing";

/** Stands in for what is not printed, by strings that nobody can have written before. */
export type Placeholders = {
  readonly all: Record<string, Placeholder>;
  /** Carries no bytes: what stands for those of a file goes out in their place. */
  carrier: Carrier;
  /** The parameters without the secrets of MCP servers. */
  withoutSecrets(params: Params): Params;
};

export function createPlaceholders(): Placeholders {
  const all: Record<string, Placeholder> = {};
  const names = new Map<string, string>();
  const stand = (placeholder: Placeholder) => {
    const token = `parley:${randomUUID()}`;
    all[token] = placeholder;
    return token;
  };
  const standFor = (kind: "file" | "upload", media: StoredMedia) => {
    const { id: mediaId, mimeType, size } = media;
    const name = names.get(mediaId) ?? freeName(fileNameOf(media.name, mimeType), [...names.values()]);
    names.set(mediaId, name);
    return stand({ kind, mediaId, name, mimeType, size });
  };
  return {
    all,
    carrier: {
      inline: async (media) => ({ data: standFor("file", media) }),
      async byAddress(media) {
        return { uri: (await findCopy(media.blobId)) ?? standFor("upload", media) };
      },
    },
    withoutSecrets(params) {
      const tools = params.tools?.map((tool) => {
        if (tool.type !== "mcp_server" || !tool.headers) return tool;
        const headers = Object.keys(tool.headers).map((header) => {
          const name = variableFor(`MCP ${tool.name ?? "server"} ${header}`);
          return [header, stand({ kind: "variable", name })] as const;
        });
        return { ...tool, headers: Object.fromEntries(headers) };
      });
      return tools ? ({ ...params, tools } as Params) : params;
    },
  };
}

/** Two files of one name cannot lie beside the same program. */
function freeName(name: string, taken: readonly string[]): string {
  const [, stem = name, ending = ""] = /^(.+?)(\.[^.]*)?$/s.exec(name) ?? [];
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${stem}-${count}${ending}`;
    if (!taken.includes(free)) return free;
  }
}

function variableFor(words: string): string {
  return words.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
}
