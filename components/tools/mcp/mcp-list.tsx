import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/lib/i18n/translate";
import type { McpServerEntry } from "@/lib/protocol/api";
import { McpRow } from "./mcp-row";

type McpListProps = {
  servers: readonly McpServerEntry[] | null;
  hasFailed: boolean;
  /** Names of those that the thread uses. */
  chosen: readonly string[];
  onChoose: (names: string[]) => void;
  onEdit: (server: McpServerEntry) => void;
  onRemove: (name: string) => void;
};

export function McpList({ servers, hasFailed, chosen, onChoose, onEdit, onRemove }: McpListProps) {
  if (servers === null) {
    return hasFailed ? null : (
      <div role="status" aria-label={t("Loading the servers")}>
        <Skeleton className="w-56" />
      </div>
    );
  }
  if (servers.length === 0) return <p className="text-ui text-ink-soft">{t("There is no server yet.")}</p>;
  const handleToggle = (name: string, isChosen: boolean) =>
    onChoose(isChosen ? [...chosen, name] : chosen.filter((other) => other !== name));
  return (
    <ul aria-label={t("MCP servers")} className="grid gap-1">
      {servers.map((server) => (
        <McpRow
          key={server.name}
          server={server}
          isChosen={chosen.includes(server.name)}
          onToggle={(isChosen) => handleToggle(server.name, isChosen)}
          onEdit={() => onEdit(server)}
          onRemove={() => onRemove(server.name)}
        />
      ))}
    </ul>
  );
}
