import "server-only";
import { mkdirSync, statfsSync } from "node:fs";
import type { Env } from "./env";

type Variables = Record<string, string | undefined>;
type Start = { settings: Env; variables: Variables };

/** Hosts whose disk is gone with the request, and by which variable they are known. */
const FLEETING = {
  VERCEL: "Vercel",
  NETLIFY: "Netlify",
  AWS_LAMBDA_FUNCTION_NAME: "AWS Lambda",
} as const;

// Linux names kinds of file systems by numbers: `man 2 statfs`.
const NETWORK = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB"],
  [0x01021997, "9p"],
  [0x00c36400, "Ceph"],
  [0x5346414f, "AFS"],
  [0x65735546, "FUSE"],
  [0x786f4256, "a shared folder of VirtualBox"],
]);
const FORGETFUL = new Map([
  [0x01021994, "in memory (tmpfs)"],
  [0x858458f6, "in memory (ramfs)"],
  [0x794c7630, "in the container itself (overlay)"],
]);

/** Why what is stored would be lost where this server runs, each in a sentence that names the variable. */
export function findPlaceRefusals({ settings, variables }: Start): string[] {
  const [name] = Object.entries(FLEETING).find(([variable]) => variables[variable]) ?? [];
  const host = name && FLEETING[name as keyof typeof FLEETING];
  if (!host) return [];
  const refusals: string[] = [];
  if (!settings.DATABASE_URL) {
    refusals.push(
      `On ${host} a folder is gone with the next request, and all conversations with it. Set DATABASE_URL to a PostgreSQL.`,
    );
  }
  if (!keepsFilesElsewhere(settings)) {
    refusals.push(
      `On ${host} a folder is gone with the next request, and all files with it. Set BLOB_READ_WRITE_TOKEN for Vercel Blob, or S3_BUCKET for a bucket that speaks S3.`,
    );
  }
  return refusals;
}

/** What whoever runs the server should know of the place where it keeps things. */
export function findPlaceWarnings(
  settings: Env,
  kindOf: (folder: string) => number = kindOfFolder,
): string[] {
  const keepsConversations = !settings.DATABASE_URL;
  if (!keepsConversations && keepsFilesElsewhere(settings)) return [];
  const kind = kindOf(settings.DATA_DIR);
  const warnings: string[] = [];
  const network = NETWORK.get(kind);
  if (network && keepsConversations) {
    warnings.push(
      `DATA_DIR is on a file system of the network (${network}), whose locks may not hold: SQLite can lose conversations there. Choose a folder on a disk of this machine, or set DATABASE_URL.`,
    );
  }
  const forgetful = FORGETFUL.get(kind);
  if (forgetful) {
    const what = keepsConversations ? "conversations and files" : "files";
    warnings.push(
      `DATA_DIR is ${forgetful}: ${what} are gone when that is. Choose a folder on a disk, such as a volume that is mounted.`,
    );
  }
  return warnings;
}

function keepsFilesElsewhere({ BLOB_READ_WRITE_TOKEN, S3_BUCKET }: Env): boolean {
  return BLOB_READ_WRITE_TOKEN !== undefined || S3_BUCKET !== undefined;
}

/** The number of its kind of file system; 0 where the system names kinds otherwise. */
function kindOfFolder(folder: string): number {
  if (process.platform !== "linux") return 0;
  mkdirSync(folder, { recursive: true });
  return statfsSync(folder).type;
}
