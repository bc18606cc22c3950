import "server-only";
import { env } from "@/lib/server/env";

/** An address that the provider vouches for, or that it does not. */
export type Email = { address: string; isVerified: boolean };

/** Whether somebody of that address may sign in: all of the provider's, where nothing restricts it. */
export function isInvited(email: Email | null): boolean {
  const { ALLOWED_EMAILS: words } = env();
  if (words === undefined) return true;
  // Whoever may type in any address could type in an invited one.
  if (!email?.isVerified) return false;
  const address = email.address.toLowerCase();
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return toList(words).some((entry) => (entry.includes("@") ? entry === address : entry === domain));
}

function toList(words: string): string[] {
  const entries = words.toLowerCase().split(/[\s,]+/);
  return entries.map((entry) => entry.replace(/^@/, "")).filter(Boolean);
}
