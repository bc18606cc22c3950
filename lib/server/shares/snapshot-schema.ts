import "server-only";
import { z } from "zod";
import { turnSchema } from "@/lib/protocol/schemas";
import type { ShareSnapshot } from "@/lib/protocol/shares";

/** A snapshot as it is stored. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  title: z.string(),
  sharedOn: z.string(),
  turns: z.array(turnSchema),
}) satisfies z.ZodType<ShareSnapshot>;
