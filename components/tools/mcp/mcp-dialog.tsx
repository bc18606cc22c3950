"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogFields } from "@/components/ui/dialog-fields";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { t } from "@/lib/i18n/translate";
import type { McpServerEntry } from "@/lib/protocol/api";
import { remarkOnTool } from "@/lib/protocol/combinations";
import type { Tool } from "@/lib/protocol/tools";
import { toolsOf, withTools } from "@/lib/protocol/with-tool";
import { McpForm } from "./mcp-form";
import { McpList } from "./mcp-list";
import { useMcpServers } from "./use-mcp-servers";

type McpDialogProps = { threadId: string | null; onClose: () => void };
type Editing = { server: McpServerEntry | null };

/** Which servers the thread may use, and what is known of each. */
export function McpDialog({ threadId, onClose }: McpDialogProps) {
  const settings = useSettings(threadId);
  const target = useTarget(threadId);
  const { updateSettings } = useThreadActions();
  const known = toolsOf(settings, "mcp_server");
  const [chosen, setChosen] = useState(() => known.filter(({ isOff }) => !isOff).map(({ name }) => name));
  const [editing, setEditing] = useState<Editing | null>(null);
  const [isChanged, setIsChanged] = useState(false);
  const { servers, problem, create, replace, remove } = useMcpServers();
  const remark = remarkOnTool("mcp_server", target);

  const handleSave = () => {
    // One that was removed on another device would be left out of every turn in silence.
    const names = chosen.filter((name) => !servers || servers.some((server) => server.name === name));
    const tools = names.map(
      (name): Tool => ({
        type: "mcp_server",
        ...known.find((tool) => tool.name === name),
        name,
        isOff: undefined,
      }),
    );
    updateSettings(threadId, withTools(settings, "mcp_server", tools));
    onClose();
  };
  const handleAdded = (name: string) => {
    setChosen((names) => [...new Set([...names, name])]);
    setEditing(null);
  };

  if (editing) {
    return (
      <Dialog
        title={editing.server ? editing.server.name : t("New MCP server")}
        isChanged={isChanged}
        onClose={onClose}
      >
        <McpForm
          onInput={() => setIsChanged(true)}
          server={editing.server}
          onSave={editing.server ? replace : create}
          onSaved={handleAdded}
          onBack={() => setEditing(null)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title={t("MCP servers")} isChanged={isChanged} onClose={onClose}>
      <DialogFields
        note={threadId === null ? t("For the next new chat.") : t("For this conversation.")}
        onInput={() => setIsChanged(true)}
        onSave={handleSave}
        onClose={onClose}
      >
        <p className="text-sm text-ink-faint">
          {t(
            "Google calls these servers while it answers. What they answer is read by the model, so use only servers you trust.",
          )}
        </p>
        {remark && <p className="text-sm text-warn">{remark}</p>}
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
        <McpList
          servers={servers}
          hasFailed={problem !== null}
          chosen={chosen}
          onChoose={setChosen}
          onEdit={(server) => setEditing({ server })}
          onRemove={remove}
        />
        <div>
          <Button onClick={() => setEditing({ server: null })}>
            <Plus aria-hidden className="size-4" strokeWidth={1.75} />
            {t("Add a server")}
          </Button>
        </div>
      </DialogFields>
    </Dialog>
  );
}
