import "server-only";
import { createHash } from "node:crypto";
import type { MediaContent } from "@/lib/protocol/media";
import { selectText } from "@/lib/protocol/select";
import { DEFAULT_VOICE } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { toFailure } from "@/lib/server/gemini/failure";
import type { SpokenSound } from "@/lib/server/gemini/speech";
import type { Spender } from "@/lib/server/limits/spender";
import { keepMade } from "@/lib/server/media/keep-made";
import { findMedia, toContent } from "@/lib/server/media/stored-media";
import { rawSoundOf } from "@/lib/server/media/wav";
import { processWide } from "@/lib/server/process-wide";
import { findTurn } from "@/lib/server/turns/stored-turn";
import { buySpeech } from "./buy-speech";
import { speechModel } from "./model";
import { splitSpoken, toSpokenText } from "./spoken-text";

// A call takes some thousand tokens of text; a longer reply is spoken in several, one after the other.
const PIECE_CHARACTERS = 4_000;
const MOST_CHARACTERS = 40_000;

/**
 * A reply as speech. The same words in the same voice by the same model are spoken once, however often
 * they are asked for. Throws an HttpError where there is nothing to say or Gemini cannot say it.
 */
export async function readAloud(owner: Owner, turnId: string, voice = DEFAULT_VOICE): Promise<MediaContent> {
  const turn = await findTurn(owner, turnId);
  if (!turn) throw new HttpError("not_found");
  const text = await toSpokenText(selectText(turn), MOST_CHARACTERS);
  if (text === "") throw new HttpError("speech_failed");
  const model = await speechModel();
  const hash = createHash("sha256")
    .update(JSON.stringify([model, voice, text]))
    .digest("base64url");
  const known = await findSpoken(owner, hash);
  if (known) return known;
  // Who asks twice at once hears the same: a second call would be billed a second time.
  const speaking = processWide("speaking", () => new Map<string, Promise<MediaContent>>());
  const key = `${owner.id}/${hash}`;
  const spoken =
    speaking.get(key) ??
    speakTurn({ owner, turn, model, voice, text, hash }).finally(() => speaking.delete(key));
  speaking.set(key, spoken);
  return spoken;
}

async function findSpoken(owner: Owner, hash: string): Promise<MediaContent | null> {
  const { db } = await database();
  const row = await db
    .selectFrom("speeches")
    .select("media_id")
    .where("owner_id", "=", owner.id)
    .where("text_hash", "=", hash)
    .executeTakeFirst();
  const media = row && (await findMedia(owner, [row.media_id])).get(row.media_id);
  return media && !media.isMissing ? toContent(media) : null;
}

type Speech = { owner: Owner; turn: Turn; model: string; voice: string; text: string; hash: string };

async function speakTurn({ owner, turn, model, voice, text, hash }: Speech): Promise<MediaContent> {
  const pieces = splitSpoken(text, PIECE_CHARACTERS);
  const sounds = await speakAll(
    { owner, address: null },
    pieces.map((piece) => ({ model, voice, text: piece })),
  );
  // Only samples without a header can be joined, and only of one rate.
  const rates = new Set(sounds.map((sound) => rawSoundOf(sound)?.rate));
  if (sounds.length > 1 && (rates.size > 1 || rates.has(undefined))) throw new HttpError("speech_failed");
  const [first] = sounds;
  const made = { ...first, type: "audio" as const, bytes: sounds.map(({ bytes }) => bytes) };
  const content = await keepMade(made, { owner, turnId: turn.id, title: text });
  if (!content.media)
    throw new HttpError(content.mediaProblem === "storage_full" ? "storage_full" : "speech_failed");
  const { db } = await database();
  await db
    .insertInto("speeches")
    .values({ owner_id: owner.id, text_hash: hash, media_id: content.media.id })
    .onConflict((conflict) =>
      conflict
        .columns(["owner_id", "text_hash"])
        .doUpdateSet((eb) => ({ media_id: eb.ref("excluded.media_id") })),
    )
    .execute();
  return content;
}

type Script = Parameters<typeof buySpeech>[1];

async function speakAll(spender: Spender, pieces: readonly Script[]): Promise<SpokenSound[]> {
  const sounds: SpokenSound[] = [];
  try {
    for (const piece of pieces) sounds.push(await buySpeech(spender, piece));
  } catch (cause) {
    if (cause instanceof HttpError) throw cause;
    const isLimit = toFailure(cause).status === 429;
    throw new HttpError(isLimit ? "too_many_requests" : "speech_failed", { cause });
  }
  return sounds;
}
