import "server-only";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** Dollars, or no limit. */
const dollars = z.union([z.literal("off"), z.coerce.number().min(0)]);

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

const envSchema = z.object({
  /** Without a key the emulator answers. */
  GEMINI_API_KEY: z.string().min(1).optional(),
  GOOGLE_API_KEY: z.string().min(1).optional(),
  /** Where the API is, for a proxy or an emulator that runs by itself. */
  GOOGLE_GEMINI_BASE_URL: z.url().optional(),
  /** Set by Vercel, where nothing lives between requests and only one folder can be written to. */
  VERCEL: z.string().optional(),
  DATA_DIR: z
    .string()
    .min(1)
    .default(() => (process.env.VERCEL ? join(tmpdir(), "parley") : ".data")),
  DATABASE_URL: z.string().min(1).optional(),
  /** The origin that browsers use, where a proxy in front hides it. */
  APP_ORIGIN: z.url().optional(),
  EMULATOR_PACE: z.coerce.number().min(0).default(1),
  FIRST_BYTE_TIMEOUT_MS: milliseconds(60_000),
  IDLE_TIMEOUT_MS: milliseconds(120_000),
  LEASE_MS: milliseconds(15_000),
  HEARTBEAT_MS: milliseconds(15_000),
  DELETION_GRACE_MS: milliseconds(60_000),
  /** How long it is kept how a turn went, event by event; with 0 it is not kept at all. */
  RECORDING_KEEP_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(30 * 86_400_000),
  /** The largest file that is taken. Google's own limit is 2 GB; Vercel passes no body of more than 4.5 MB. */
  MAX_FILE_BYTES: bytes(process.env.VERCEL ? 4 * MB : 2 * GB),
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
  /** Whoever knows it may use this server; with passkeys, whoever makes an account is asked for it. */
  ACCESS_PASSPHRASE: z.string().min(12).optional(),
  /** A provider of OpenID Connect that people sign in with. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What its button says. */
  OIDC_NAME: z.string().min(1).max(60).optional(),
  /** Addresses and domains, with commas between them, of those who may sign in. Without it, all of the provider. */
  ALLOWED_EMAILS: z.string().optional(),
  /** Whether people may sign in by a passkey. */
  PASSKEYS: z.enum(["on", "off"]).default("off"),
  /** With `optional`, who has not signed in may use the server, too. */
  ACCOUNTS: z.enum(["required", "optional"]).default("required"),
  /** How many proxies in front of this server name the client in `X-Forwarded-For`. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** Limits of one owner. An address may have four times as much, as several people may share it. */
  TURNS_PER_HOUR: count(300),
  UPLOADS_PER_HOUR: count(600),
  SHARES_PER_HOUR: count(60),
  SIGN_INS_PER_HOUR: count(30),
  /** How many new owners one address may become without signing in. */
  OWNERS_PER_HOUR: count(200),
  /** How many turns of one owner may run at once. */
  TURNS_AT_ONCE: count(20),
  /** How many streams one address may have open, and all together. */
  STREAMS_AT_ONCE: count(200),
  STREAMS_MAX: count(5_000),
  /** What all calls of a day of UTC may cost together, and those of one owner, in US dollars. */
  DAILY_USD_CAP: dollars.default(20),
  OWNER_DAILY_USD_CAP: dollars.default("off"),
  /** `off` calls no model: everything can be read, nothing is answered. */
  MODEL_CALLS: z.enum(["on", "off"]).default("on"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  /** Where a collector of OpenTelemetry takes traces by HTTP. Its client reads the other variables of its kind. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  /** Who asks for the metrics has to name it. Without one there are none. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** What the clock of the host says when it calls for abandoned turns. */
  CRON_SECRET: z.string().min(16).optional(),
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
