import "server-only";
import type { JsonSchema } from "@/lib/protocol/tools";

/**
 * A function that this server runs: one file each, named in `registry.ts`. It must change nothing and be
 * safe to run twice, as a turn that another process takes over runs it again; so it may run unasked.
 * `run` gets arguments that fit `parameters`; what it throws is told to the model.
 */
export type BuiltIn = {
  name: string;
  description: string;
  parameters: JsonSchema;
  run(args: Record<string, unknown>, signal: AbortSignal): Promise<string> | string;
};
