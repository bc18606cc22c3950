import { z } from "zod";
import { SEARCH_MAX_LENGTH } from "./search";

/** `GET /api/search`: newest first; `cursor` is opaque, `zone` the minutes that the searcher's clock is behind UTC. */
export const searchSchema = z.strictObject({
  q: z.string().max(SEARCH_MAX_LENGTH).default(""),
  cursor: z.string().max(40).optional(),
  zone: z.coerce.number().int().min(-900).max(900).default(0),
});
