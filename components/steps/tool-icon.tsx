import {
  Cog,
  FilePen,
  FileSearch,
  FileText,
  FileX,
  Folder,
  Link,
  type LucideIcon,
  MapPin,
  Plug,
  Search,
  Terminal,
  Wrench,
} from "lucide-react";
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
  function_call: Wrench,
};

/** Of the functions that an agent has itself. */
const AGENT_ICONS: Record<string, LucideIcon> = {
  write_file: FilePen,
  create_file: FilePen,
  edit_file: FilePen,
  read_file: FileText,
  delete_file: FileX,
  list_files: Folder,
  search_files: FileSearch,
};

export function ToolIcon({ use, className = "" }: { use: ToolUse; className?: string }) {
  const { call } = use;
  const ofAgent = call.type === "function_call" ? AGENT_ICONS[call.name] : undefined;
  const Icon = ofAgent ?? ICONS[call.type];
  return <Icon aria-hidden className={`size-4 shrink-0 ${className}`} strokeWidth={1.75} />;
}
