"use client";

import { useState } from "react";
import { ApiError } from "@/lib/client/request";
import { msg, t } from "@/lib/i18n/translate";
import { isGivenUp } from "./passkeys";

const NOT_REACHED = msg("The server could not be reached. Try again when there is a connection.");
const NO_PASSKEY = msg("The browser could not do that with a passkey.");

type Attempt = {
  isBusy: boolean;
  /** What to say of the last one, where it did not work. */
  error: string | null;
  /** Does it, unless something is being done already. True where it worked. */
  attempt(what: () => Promise<unknown>): Promise<boolean>;
};

/** Something that may fail and then be tried again. */
export function useAttempt(): Attempt {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const attempt = async (what: () => Promise<unknown>) => {
    if (isBusy) return false;
    setIsBusy(true);
    setError(null);
    try {
      await what();
      return true;
    } catch (cause) {
      setError(isGivenUp(cause) ? null : sentenceOf(cause));
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, error, attempt };
}

function sentenceOf(cause: unknown): string {
  if (cause instanceof ApiError) return cause.message;
  return cause instanceof TypeError ? t(NOT_REACHED) : t(NO_PASSKEY);
}
