import type { CommandId } from "@/lib/client/commands/commands";
import { msg, t } from "@/lib/i18n/translate";

export type CommandGroup = "Chat" | "Go to" | "Appearance";

type CommandWords = {
  title: string;
  group: CommandGroup;
  /** Other words for it that somebody may type. */
  also?: string;
};

/** How commands are called. */
export const COMMAND_WORDS: Record<CommandId, CommandWords> = {
  "new-chat": { title: msg("New chat"), group: msg("Chat"), also: msg("begin start thread conversation") },
  write: { title: msg("Write a message"), group: msg("Chat"), also: msg("composer focus") },
  stop: { title: msg("Stop the answer"), group: msg("Chat"), also: msg("cancel") },
  regenerate: { title: msg("Regenerate the last reply"), group: msg("Chat"), also: msg("again retry") },
  "copy-reply": { title: msg("Copy the last reply"), group: msg("Chat") },
  undo: { title: msg("Undo what was just done"), group: msg("Chat"), also: msg("take back restore") },
  model: { title: msg("Choose a model"), group: msg("Chat"), also: msg("agent gemini") },
  "google-search": {
    title: msg("Switch Google Search on or off"),
    group: msg("Chat"),
    also: msg("web tool"),
  },
  "attach-files": { title: msg("Attach files"), group: msg("Chat"), also: msg("upload picture document") },
  record: { title: msg("Record sound"), group: msg("Chat"), also: msg("microphone audio voice") },
  settings: {
    title: msg("Settings of this chat"),
    group: msg("Chat"),
    also: msg("system instruction thinking tokens"),
  },
  presets: { title: msg("Presets"), group: msg("Chat"), also: msg("apply save manage settings") },
  rename: { title: msg("Rename this chat"), group: msg("Chat"), also: msg("title") },
  "thread-options": {
    title: msg("Options of this chat"),
    group: msg("Chat"),
    also: msg("pin archive move folder export delete menu"),
  },
  share: { title: msg("Share this chat"), group: msg("Chat"), also: msg("link public") },
  search: { title: msg("Search and commands"), group: msg("Go to"), also: msg("find palette") },
  "next-thread": { title: msg("Next chat in the list"), group: msg("Go to"), also: msg("thread down") },
  "previous-thread": { title: msg("Previous chat in the list"), group: msg("Go to"), also: msg("thread up") },
  "toggle-sidebar": { title: msg("Show or hide the sidebar"), group: msg("Go to"), also: msg("toggle") },
  activity: { title: msg("Activity"), group: msg("Go to"), also: msg("running background notifications") },
  environments: { title: msg("Environments"), group: msg("Go to"), also: msg("files agent") },
  agents: { title: msg("Agents"), group: msg("Go to") },
  archived: { title: msg("Archived chats"), group: msg("Go to") },
  shares: { title: msg("Shared links"), group: msg("Go to"), also: msg("public revoke") },
  usage: { title: msg("Usage"), group: msg("Go to"), also: msg("tokens cost money limits quota") },
  account: { title: msg("Account"), group: msg("Go to"), also: msg("sign out sessions passkey") },
  preferences: {
    title: msg("Preferences"),
    group: msg("Go to"),
    also: msg("options settings export import"),
  },
  shortcuts: { title: msg("Keyboard shortcuts"), group: msg("Go to"), also: msg("keys help") },
  "theme-system": {
    title: msg("Appearance as the system"),
    group: msg("Appearance"),
    also: msg("theme auto"),
  },
  "theme-light": { title: msg("Light appearance"), group: msg("Appearance"), also: msg("theme bright") },
  "theme-dark": { title: msg("Dark appearance"), group: msg("Appearance"), also: msg("theme night") },
};

/** The commands of which each word that was typed begins a word, in the language of the reader or in English. */
export function commandsLike(typed: string, ids: readonly CommandId[]): CommandId[] {
  return ids.filter((id) => {
    const { title, also = "" } = COMMAND_WORDS[id];
    return hasWords([t(title), also && t(also), title, also].join(" "), typed);
  });
}

/** Whether each word that was typed begins a word of the text, or stands in one where the script is not Latin. */
export function hasWords(text: string, typed: string): boolean {
  const words = wordsOf(text);
  return wordsOf(typed).every((part) =>
    words.some((word) => (IS_LATIN.test(part) ? word.startsWith(part) : word.includes(part))),
  );
}

// Chinese and Japanese have no spaces, and Arabic has its article before a word.
const IS_LATIN = /[\p{Script=Latin}\p{N}]/u;

// Without accents, which not everybody types.
const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
