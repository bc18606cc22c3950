import { formatBytes } from "@/lib/client/format-bytes";
import { formatDate } from "@/lib/client/format-time";
import { shortList } from "@/lib/i18n/formats";
import { joinSentences, t, tCount } from "@/lib/i18n/translate";
import type { EnvironmentEntry, EnvironmentFileList } from "@/lib/protocol/api-agents";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NAMED_DOMAINS = 3;

type Sizes = Pick<EnvironmentEntry, "fileCount" | "size">;

/** Of the list where it is whole, else as Google counts them. */
function measure(sizes: Sizes, list: EnvironmentFileList | null): Sizes {
  if (!list?.isWhole) return sizes;
  return {
    fileCount: list.files.length,
    size: list.files.reduce((sum, file) => sum + (file.size ?? 0), 0),
  };
}

/** "12 files · 4.2 MB" */
export function sizeOf(sizes: Sizes, list: EnvironmentFileList | null): string {
  const { fileCount, size } = measure(sizes, list);
  if (fileCount === 0) return t("No files");
  return [
    ...(fileCount === null ? [] : [tCount(fileCount, "{count} file", "{count} files")]),
    ...(size === null ? [] : [formatBytes(size)]),
  ].join(" · ");
}

/** How long Google keeps it. In ms since the epoch. */
export function keptUntil(expiresAt: number, now: number): string {
  const left = expiresAt - now;
  if (left <= 0) return t("Its time is over: Google may remove it at any moment.");
  if (left < HOUR_MS) return t("Kept for less than an hour unless it is used again.");
  if (left >= DAY_MS) {
    return t("Kept until {date} unless it is used again.", { date: formatDate(expiresAt, now) });
  }
  return tCount(
    Math.floor(left / HOUR_MS),
    "Kept for {count} more hour unless it is used again.",
    "Kept for {count} more hours unless it is used again.",
  );
}

export function networkWords(network: EnvironmentEntry["network"]): string | null {
  if (network === null) return null;
  if (network === "open") return t("It can reach the whole internet.");
  if (network === "disabled") return t("It has no access to the network.");
  const names = network.allowlist.map(({ domain }) => domain);
  const rest = names.length - NAMED_DOMAINS;
  const domains = shortList(names.slice(0, NAMED_DOMAINS));
  if (rest <= 0) return t("On the network it can reach only {domains}.", { domains });
  return tCount(
    rest,
    "On the network it can reach only {domains} and {count} more.",
    "On the network it can reach only {domains} and {count} more.",
    { domains },
  );
}

/** What a person calls it: the conversation that it was made in. */
export function nameOf({ id, threadId, threadTitle }: EnvironmentEntry): string {
  if (threadTitle !== null) return threadTitle;
  return threadId === null ? t("Environment {id}", { id: id.slice(0, 8) }) : t("Untitled");
}

/** What goes with an environment, in words. */
export function whatGoes(entry: EnvironmentEntry, list: EnvironmentFileList | null): string {
  const sentences = [t("Delete this environment at Google?"), whatIsLost(measure(entry, list))];
  if (entry.threadId === null) return joinSentences(...sentences);
  const stays = t("“{name}” stays; its agent goes on in a new environment, without these files.", {
    name: nameOf(entry),
  });
  return joinSentences(...sentences, stays);
}

function whatIsLost({ fileCount, size }: Sizes): string {
  if (fileCount === 0) return t("It is empty.");
  if (fileCount === null || size === null) return t("This removes its files for good.");
  return tCount(
    fileCount,
    "This removes its {count} file ({size}) for good.",
    "This removes its {count} files ({size}) for good.",
    { size: formatBytes(size) },
  );
}
