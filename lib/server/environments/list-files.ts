import "server-only";
import type { EnvironmentFileList } from "@/lib/protocol/api-agents";
import type { Owner } from "@/lib/server/access/owner";
import { listGoogleFiles } from "@/lib/server/gemini/environments";
import { askGoogle } from "./ask-google";
import { findEnvironmentRow } from "./owned-environments";

const MOST_FILES = 2_000;

/** All files of an environment of the owner's, in all folders. Throws as `askGoogle` does. */
export async function listFiles(owner: Owner, environmentId: string): Promise<EnvironmentFileList> {
  await findEnvironmentRow(owner, environmentId);
  return askGoogle({ owner, environmentId }, () => listGoogleFiles(environmentId, MOST_FILES));
}
