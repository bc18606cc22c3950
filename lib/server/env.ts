import "server-only";
import { z } from "zod";

const milliseconds = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

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
