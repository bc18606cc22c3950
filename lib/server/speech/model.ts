import "server-only";
import { firstModelFor } from "@/lib/protocol/targets";
import { HttpError } from "@/lib/server/errors";
import { listModels } from "@/lib/server/gemini/models";

/** The model that speaks for the server: the best that the key has. */
export async function speechModel(): Promise<string> {
  const { models } = await listModels();
  const target = firstModelFor("speech", models);
  if (!target) throw new HttpError("speech_failed");
  return target.id;
}
