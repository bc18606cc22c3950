import "server-only";
import { selectSuggestions } from "@/lib/protocol/citations-suggestions";
import { isTurnSettled } from "@/lib/protocol/thread";
import type { Owner } from "./access/owner";
import { HttpError } from "./errors";
import { findTurn } from "./turns/stored-turn";

/**
 * Google's markup has no target on its links, which would open inside the frame, where Google refuses
 * to be shown; and says nothing of colour schemes, which gives a white ground in the dark. Both can be
 * said before it, so that its own bytes stay as they are.
 */
const BEFORE = '<!doctype html><meta name="color-scheme" content="light dark"><base target="_blank">';

/** What is shown is a stranger's page: it runs nothing, loads nothing, and is nobody's origin. */
const POLICY = [
  "sandbox allow-popups allow-popups-to-escape-sandbox",
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** The page for the frame with the search suggestions of a turn that has ended, unmodified. */
export async function serveSuggestions(owner: Owner, turnId: string, index: number): Promise<Response> {
  const turn = await findTurn(owner, turnId);
  const html = turn && isTurnSettled(turn) ? selectSuggestions(turn)[index] : undefined;
  if (html === undefined) throw new HttpError("not_found");
  return new Response(BEFORE + html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "x-frame-options": "SAMEORIGIN",
    },
  });
}
