"use client";

import { useEffect, useState } from "react";
import { ApiError } from "@/lib/client/request";
import { ensureSession } from "@/lib/client/session";
import { toolsApi } from "@/lib/client/tools-api";
import { msg, t } from "@/lib/i18n/translate";
import type { CreateMcpServer, McpServerEntry } from "@/lib/protocol/api";

const NOT_REACHED = msg("The server could not be reached. Try again when there is a connection.");

/** What to say of something that did not work. */
export function sentenceOf(cause: unknown): string {
  return cause instanceof ApiError ? cause.message : t(NOT_REACHED);
}

/** The person's MCP servers; null until they have come. */
export function useMcpServers() {
  const [servers, setServers] = useState<readonly McpServerEntry[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const put = (server: McpServerEntry) =>
    setServers((known) => [...(known ?? []).filter(({ name }) => name !== server.name), server].sort(byName));
  useEffect(() => {
    let isWanted = true;
    toolsApi.listMcpServers().then(
      (list) => isWanted && setServers(list.servers),
      (cause: unknown) => isWanted && setProblem(sentenceOf(cause)),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return {
    servers,
    problem,
    async create(server: CreateMcpServer): Promise<void> {
      await ensureSession();
      put(await toolsApi.createMcpServer(server));
    },
    async replace({ name, ...server }: CreateMcpServer): Promise<void> {
      put(await toolsApi.replaceMcpServer(name, server));
    },
    async remove(name: string): Promise<void> {
      setProblem(null);
      try {
        await toolsApi.deleteMcpServer(name);
      } catch (cause) {
        // Removed in another tab is removed, too.
        if (!(cause instanceof ApiError) || cause.status !== 404) {
          setProblem(sentenceOf(cause));
          return;
        }
      }
      setServers((known) => known?.filter((server) => server.name !== name) ?? null);
    },
  };
}

function byName(one: McpServerEntry, other: McpServerEntry): number {
  return one.name < other.name ? -1 : 1;
}
