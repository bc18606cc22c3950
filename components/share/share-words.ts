import { formatDate } from "@/lib/client/format-time";
import { tOptions } from "@/lib/i18n/options";
import { msg, t, tCount } from "@/lib/i18n/translate";
import { findPrivate } from "@/lib/protocol/find-private";
import type { PrivateKind, ShareableFile, ShareEntry, SharePreview } from "@/lib/protocol/shares";

const DAY_MS = 86_400_000;

const messageCount = (count: number) => tCount(count, "{count} message", "{count} messages");

/** What of a branch becomes public. */
export function publicSentence({ messages, replies }: Pick<SharePreview, "messages" | "replies">): string {
  return t("{messages} and {replies} of this branch become public.", {
    messages: messageCount(messages),
    replies: tCount(replies, "{count} reply", "{count} replies"),
  });
}

/** What is wrong with a title. That it is empty is said to who wants to go on with it. */
export function titleProblemOf(title: string, wasEmpty: boolean): string | undefined {
  if (title.trim() === "")
    return wasEmpty ? t("Give it a title: it is all that others see of it at first.") : undefined;
  return findPrivate(title).length > 0
    ? t("This looks as if it should not be public. It is shown wherever the link is.")
    : undefined;
}

/** "3 messages · 2 files · 4 views · ends on 26 December" */
export function factsOf(entry: ShareEntry, now: number): string {
  const { messages, files, views } = entry;
  return [
    messageCount(messages),
    ...(files > 0 ? [tCount(files, "{count} file", "{count} files")] : []),
    views === 0 ? t("not opened yet") : tCount(views, "{count} view", "{count} views"),
    endOf(entry, now),
  ].join(" · ");
}

function endOf({ expiresAt }: Pick<ShareEntry, "expiresAt">, now: number): string {
  if (expiresAt === null) return t("never ends");
  if (isWithinDay(expiresAt, now)) return t("ends within a day");
  return t("ends on {date}", { date: formatDate(expiresAt, now) });
}

function isWithinDay(time: number, now: number): boolean {
  return time - now < DAY_MS;
}

export const KIND_NAMES: Record<PrivateKind, string> = {
  email: msg("E-mail address"),
  key: msg("Key or password"),
  phone: msg("Phone number"),
};

/** What is to be known of a file before it is made public, or why it cannot be. */
export function noteOf({ problem, keepsFacts }: ShareableFile): string | null {
  switch (problem) {
    case "keeps_place":
      return t("Cannot be shared: it may say where it was taken.");
    case "too_large":
      return t("Too large to be shared.");
    case "missing":
      return t("No longer stored here.");
    case undefined:
      return keepsFacts
        ? t("Copied as it is: it may name its author, or say where and when it was made.")
        : null;
  }
}

export type Expiry = "kept" | "never" | "1" | "7" | "30" | "365";

const EXPIRIES: readonly { value: Expiry; name: string }[] = [
  { value: "never", name: msg("Never") },
  { value: "1", name: msg("After 1 day") },
  { value: "7", name: msg("After 7 days") },
  { value: "30", name: msg("After 30 days") },
  { value: "365", name: msg("After 1 year") },
];

/** When a link may end. One that is brought up to date ends when it did, unless somebody says otherwise. */
export function expiriesFor(updated: Pick<ShareEntry, "expiresAt"> | null, now: number) {
  const options = tOptions(EXPIRIES);
  if (updated === null) return { usual: "30" as Expiry, options };
  const { expiresAt } = updated;
  if (expiresAt === null) return { usual: "never" as Expiry, options };
  const name = isWithinDay(expiresAt, now)
    ? t("As before, within a day")
    : t("As before, on {date}", { date: formatDate(expiresAt, now) });
  const kept = { value: "kept" as Expiry, name };
  return { usual: kept.value, options: [kept, ...options] };
}

/** As the API takes it: null for never, and nothing for what it was. */
export function daysOf(expiry: Expiry): number | null | undefined {
  if (expiry === "kept") return undefined;
  return expiry === "never" ? null : Number(expiry);
}
