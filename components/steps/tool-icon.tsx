import { Cog, FileSearch, Link, type LucideIcon, MapPin, Plug, Search, Terminal } from "lucide-react";
import type { ToolUse } from "@/lib/protocol/select-tool-uses";

const ICONS: Record<ToolUse["call"]["type"], LucideIcon> = {
  google_search_call: Search,
  url_context_call: Link,
  code_execution_call: Terminal,
  google_maps_call: MapPin,
  file_search_call: FileSearch,
  mcp_server_tool_call: Plug,
  retrieval_call: FileSearch,
  processing_call: Cog,
};

export function ToolIcon({ use, className = "" }: { use: ToolUse; className?: string }) {
  const Icon = ICONS[use.call.type];
  return <Icon aria-hidden className={`size-4 shrink-0 ${className}`} strokeWidth={1.75} />;
}
