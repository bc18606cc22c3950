import { findKeys } from "./find-keys";
import { findPhones } from "./find-phones";
import type { PrivateKind } from "./shares";

export type PrivatePassage = { kind: PrivateKind; text: string };

const SHOWN_MAX_LENGTH = 80;

// Scripts that set no blanks between words would make the sentence around an address a part of it.
const LETTER = String.raw`[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]`;
const WORD = String.raw`[${LETTER}]|[._%+\-]`;
// A local part is no longer than 64 characters, and begins where a word does: so no character is read twice.
const EMAIL = new RegExp(
  String.raw`(?<!${WORD}|[@\/])(?:${WORD}){1,64}@(?:(?:[${LETTER}]|-){1,63}\.){1,8}[${LETTER}--\d]{2,24}(?![${LETTER}]|[@\-])`,
  "gv",
);
// Addresses of repositories, and names of pictures for dense screens.
const NO_EMAIL = /^git@|\.(?:png|jpe?g|gif|webp|svg)$/i;

/**
 * Passages of a text that look as if they should not be public, each once: e-mail addresses, keys and
 * passwords (of which only the beginning is given), phone numbers. Time grows with the text and no faster.
 */
export function findPrivate(text: string): PrivatePassage[] {
  const keys = findKeys(text);
  // What is part of a key is not looked at again: a long one holds digits like those of a phone.
  const emails = findEmails(keys.rest);
  const passages = [
    ...emails.map((found) => ({ kind: "email" as const, text: found })),
    ...keys.found.map((found) => ({ kind: "key" as const, text: found })),
    ...findPhones(keys.rest).map((found) => ({ kind: "phone" as const, text: found })),
  ];
  const seen = new Set<string>();
  return passages.filter((passage) => {
    const isNew = !seen.has(passage.text);
    seen.add(passage.text);
    return isNew;
  });
}

function findEmails(text: string): string[] {
  const addresses = text.match(EMAIL) ?? [];
  return addresses.filter((address) => !NO_EMAIL.test(address)).map(shorten);
}

function shorten(text: string): string {
  return text.length > SHOWN_MAX_LENGTH ? `${text.slice(0, SHOWN_MAX_LENGTH)}…` : text;
}
