"use client";

import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { ToolType } from "@/lib/protocol/tools";

const MapsDialog = lazyPart(() => import("./maps-dialog").then((module) => module.MapsDialog));
const ComputerDialog = lazyPart(() => import("./computer-dialog").then((module) => module.ComputerDialog));
const McpDialog = lazyPart(() => import("./mcp/mcp-dialog").then((module) => module.McpDialog));
const FileSearchDialog = lazyPart(() =>
  import("@/components/stores/file-search-dialog").then((module) => module.FileSearchDialog),
);
const FunctionsDialog = lazyPart(() =>
  import("@/components/functions/functions-dialog").then((module) => module.FunctionsDialog),
);

type ToolDialogProps = { type: ToolType; threadId: string | null; onClose: () => void };

/** Where a tool is set up. */
export function ToolDialog({ type, ...props }: ToolDialogProps) {
  return <Suspense fallback={null}>{dialogOf(type, props)}</Suspense>;
}

function dialogOf(type: ToolType, props: Omit<ToolDialogProps, "type">) {
  switch (type) {
    case "google_maps":
      return <MapsDialog {...props} />;
    case "computer_use":
      return <ComputerDialog {...props} />;
    case "mcp_server":
      return <McpDialog {...props} />;
    case "file_search":
      return <FileSearchDialog {...props} />;
    case "function":
      return <FunctionsDialog {...props} />;
    case "google_search":
    case "url_context":
    case "code_execution":
      return null;
  }
}
