import type { Step } from "@/lib/protocol/interaction";
import { StepLine } from "./step-line";

type StepViewProps = { step: Step; isOpen: boolean };

/** What a step other than text and thoughts looks like. A result shows nothing: its call has the line. */
export function StepView({ step, isOpen }: StepViewProps) {
  switch (step.type) {
    case "google_search_call":
      return (
        <StepLine verb="Searched" subject={listOf(step.arguments?.queries, "the web")} isOpen={isOpen} />
      );
    case "url_context_call":
      return <StepLine verb="Read" subject={listOf(step.arguments?.urls, "pages")} isOpen={isOpen} />;
    case "code_execution_call":
      return <StepLine verb="Ran" subject={step.arguments?.language ?? "code"} isOpen={isOpen} />;
    case "google_maps_call":
      return <StepLine verb="Looked up" subject="places" isOpen={isOpen} />;
    case "file_search_call":
      return <StepLine verb="Searched" subject="files" isOpen={isOpen} />;
    case "retrieval_call":
      return <StepLine verb="Retrieved" subject="documents" isOpen={isOpen} />;
    case "processing_call":
      return <StepLine verb="Processed" subject="the input" isOpen={isOpen} />;
    case "function_call":
    case "mcp_server_tool_call":
      return <StepLine verb="Called" subject={step.name} isOpen={isOpen} />;
    case "code_execution_result":
    case "file_search_result":
    case "function_result":
    case "google_maps_result":
    case "google_search_result":
    case "mcp_server_tool_result":
    case "processing_result":
    case "retrieval_result":
    case "url_context_result":
    case "model_output":
    case "thought":
    case "user_input":
      return null;
    default:
      return <StepLine verb="Did" subject={unknownType(step)} isOpen={isOpen} />;
  }
}

function listOf(entries: readonly string[] | undefined, otherwise: string): string {
  return entries && entries.length > 0 ? entries.join(", ") : otherwise;
}

// A step that this version does not know is still named: an API newer than the page loses no history.
function unknownType(step: never): string {
  const { type } = step as { type: unknown };
  return String(type).replaceAll("_", " ");
}
