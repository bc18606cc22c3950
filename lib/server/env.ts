import "server-only";
import { z } from "zod";
import { DOMAIN_PATTERN } from "@/lib/protocol/agents";

const milliseconds = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

const bytes = (fallback: number) => z.coerce.number().int().min(0).default(fallback);
const MB = 1024 ** 2;
const GB = 1024 ** 3;

/** Refuses what it does not understand: read as something else, it might open what was meant to be closed. */
function parseNetwork(text: string, { addIssue }: z.RefinementCtx): "open" | "off" | string[] {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const [first] = words;
  if (words.length === 1 && (first === "open" || first === "off")) return first;
  if (words.length > 0 && words.every((word) => DOMAIN_PATTERN.test(word))) return words;
  addIssue('it is "open", "off", or domains with commas between them');
  return "off";
}

const envSchema = z.object({
  /** Without a key the emulator answers. */
  GEMINI_API_KEY: z.string().min(1).optional(),
  GOOGLE_API_KEY: z.string().min(1).optional(),
  /** Where the API is, for a proxy or an emulator that runs by itself. */
  GOOGLE_GEMINI_BASE_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z.string().min(1).optional(),
  /** The origin that browsers use, where a proxy in front hides it. */
  APP_ORIGIN: z.url().optional(),
  EMULATOR_PACE: z.coerce.number().min(0).default(1),
  FIRST_BYTE_TIMEOUT_MS: milliseconds(60_000),
  IDLE_TIMEOUT_MS: milliseconds(120_000),
  LEASE_MS: milliseconds(15_000),
  HEARTBEAT_MS: milliseconds(15_000),
  DELETION_GRACE_MS: milliseconds(60_000),
  /** The largest file that is taken. Google's own limit is 2 GB. */
  MAX_FILE_BYTES: bytes(2 * GB),
  /** What one owner may keep here. */
  QUOTA_BYTES: bytes(20 * GB),
  QUOTA_FILES: z.coerce.number().int().min(1).default(5_000),
  /** Below so much free space nothing new is taken. */
  DISK_FLOOR_BYTES: bytes(GB / 4),
  /** A larger file goes to Google by its Files API, not in the request itself. */
  INLINE_MAX_BYTES: bytes(8 * MB),
  UPLOAD_STALL_MS: milliseconds(30_000),
  /** How long Google may take to make an uploaded film ready. */
  FILE_PROCESSING_LIMIT_MS: milliseconds(10 * 60_000),
  INSPECTION_TIMEOUT_MS: milliseconds(2_000),
  /** How long a file that no message has is kept for its draft. */
  DRAFT_FILES_MS: milliseconds(7 * 86_400_000),
  /** Whether agents may be used here: they cost much more than models do. */
  AGENTS: z.enum(["on", "off"]).default("on"),
  /** How many agents one owner may have at work in environments at once. */
  AGENT_RUNS_AT_ONCE: z.coerce.number().int().min(1).default(1),
  /** What one run of an agent may use, whatever its owner asks for. */
  AGENT_MAX_TOKENS: z.coerce.number().int().min(1_000).default(3_000_000),
  /** What environments may reach at most: "open", "off", or domains with commas between them. */
  AGENT_NETWORK: z.string().default("open").transform(parseNetwork),
  /** After this long a turn in the background is given up. Google itself allows 60 minutes. */
  BACKGROUND_LIMIT_MS: milliseconds(120 * 60_000),
  /** Object storage in the place of the folder: a bucket that speaks S3, or Vercel's. */
  S3_BUCKET: z.string().min(1).optional(),
  S3_ENDPOINT: z.url().optional(),
  BLOB_READ_WRITE_TOKEN: z.string().min(1).optional(),
});

export type Env = z.infer<typeof envSchema> & { apiKey: string | null };

let parsed: Env | null = null;

/** The process's environment, read once. Throws with the name of the variable that is wrong. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

function parseEnv(variables: Record<string, string | undefined>): Env {
  // A variable that is set to nothing counts as not set: that is how compose files leave one out.
  const present = Object.entries(variables).filter(([, value]) => value !== "");
  const result = envSchema.safeParse(Object.fromEntries(present));
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new Error(`The environment variable ${issue?.path.join(".")} is wrong: ${issue?.message}`);
  }
  return { ...result.data, apiKey: result.data.GOOGLE_API_KEY ?? result.data.GEMINI_API_KEY ?? null };
}
