import type { Random } from "./random.ts";

const LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
const URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
const SELF_LENGTH = 23;

/** The two names inside an interaction id: the first interaction of its chain, and itself. */
export interface IdNames {
  root: string;
  self: string;
}

/** `v1_` and a protobuf of two strings, so all ids of one chain share their first 39 characters. */
export function toInteractionId({ root, self }: IdNames): string {
  const bytes = Buffer.concat([lengthPrefixed(0x0a, root), lengthPrefixed(0x12, self)]);
  return `v1_${bytes.toString("base64url")}`;
}

export function createIdNames(random: Random, parent?: IdNames): IdNames {
  const self = random.characters(SELF_LENGTH, URL_SAFE);
  return { root: parent?.root ?? self, self };
}

export function createCallId(random: Random): string {
  return random.characters(8, LOWER);
}

export function createFileId(random: Random): string {
  return random.characters(12, LOWER);
}

export function createEventId(random: Random): string {
  return random.characters(32, URL_SAFE);
}

export function createContinuationToken(random: Random): string {
  return random.characters(64, URL_SAFE);
}

function lengthPrefixed(tag: number, text: string): Buffer {
  return Buffer.concat([Buffer.from([tag, text.length]), Buffer.from(text, "ascii")]);
}
