import { formatBytes } from "@/lib/client/format-bytes";
import { formatDate } from "@/lib/client/format-time";
import type { EnvironmentEntry, EnvironmentFileList } from "@/lib/protocol/api-agents";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NUMBER = new Intl.NumberFormat("en");
const NAMED_DOMAINS = 3;

function countFiles(count: number): string {
  return count === 1 ? "1 file" : `${NUMBER.format(count)} files`;
}

/** "12 files · 4.2 MB": of the list where it is whole, else as Google counts them. */
export function sizeOf(
  { fileCount, size }: Pick<EnvironmentEntry, "fileCount" | "size">,
  list: EnvironmentFileList | null,
): string {
  const isCounted = list?.isWhole === true;
  const count = isCounted ? list.files.length : fileCount;
  const bytes = isCounted ? list.files.reduce((sum, file) => sum + (file.size ?? 0), 0) : size;
  if (count === 0) return "No files";
  return [
    ...(count === null ? [] : [countFiles(count)]),
    ...(bytes === null ? [] : [formatBytes(bytes)]),
  ].join(" · ");
}

/** How long Google keeps it. In ms since the epoch. */
export function keptUntil(expiresAt: number, now: number): string {
  const left = expiresAt - now;
  if (left <= 0) return "Its time is over: Google may remove it at any moment.";
  if (left < HOUR_MS) return "Kept for less than an hour unless it is used again.";
  if (left >= DAY_MS) return `Kept until ${formatDate(expiresAt, now)} unless it is used again.`;
  const hours = Math.floor(left / HOUR_MS);
  return `Kept for ${hours} more ${hours === 1 ? "hour" : "hours"} unless it is used again.`;
}

export function networkWords(network: EnvironmentEntry["network"]): string | null {
  if (network === null) return null;
  if (network === "open") return "It can reach the whole internet.";
  if (network === "disabled") return "It has no access to the network.";
  const domains = network.allowlist.map(({ domain }) => domain);
  const rest = domains.length - NAMED_DOMAINS;
  const named = domains.slice(0, NAMED_DOMAINS).join(", ");
  return `On the network it can reach only ${named}${rest > 0 ? ` and ${NUMBER.format(rest)} more` : ""}.`;
}

/** What a person calls it: the conversation that it was made in. */
export function nameOf({ id, threadId, threadTitle }: EnvironmentEntry): string {
  if (threadTitle !== null) return threadTitle;
  return threadId === null ? `Environment ${id.slice(0, 8)}` : "Untitled";
}

/** What goes with an environment, in words. */
export function whatGoes(entry: EnvironmentEntry, list: EnvironmentFileList | null): string {
  const size = sizeOf(entry, list);
  const files = size === "No files" || size === "" ? "its files" : `its ${size.replace(" · ", " (")})`;
  const lost = size === "No files" ? "It is empty." : `This removes ${files} for good.`;
  const rest =
    entry.threadId === null
      ? ""
      : ` “${nameOf(entry)}” stays; its agent goes on in a new environment, without these files.`;
  return `Delete this environment at Google? ${lost}${rest}`;
}
