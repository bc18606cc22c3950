import { ID_PATTERN } from "./id";
import type { Content, Interaction, Step } from "./interaction";

/** The content type of the API that takes a file. */
export const MEDIA_KINDS = ["image", "audio", "video", "document"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export const ATTACHMENTS_MAX = 20;
export const FILE_NAME_MAX_LENGTH = 255;
export const MB = 1024 * 1024;

/** What is known of bytes that are stored here. They are at `/api/media/:id`, and never in JSON. */
export type Media = {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Pixels; of pictures only, where their header says it. */
  width?: number;
  height?: number;
};

/** Why bytes are not here: of what a model made, or, on a shared page, of a file that is not public. */
export const MEDIA_PROBLEMS = ["too_large", "not_readable", "storage_full", "not_shared"] as const;
export type MediaProblem = (typeof MEDIA_PROBLEMS)[number];

export const REFERENCE_ROLES = ["style", "object", "character"] as const;
export type ReferenceRole = (typeof REFERENCE_ROLES)[number];

/**
 * A content block of the API whose bytes are stored here: `data` is gone, `uri` leads to our copy, and
 * `media` says what it is. A block without `media` names something on the web. The fields in camelCase
 * are ours, and are taken out before the API sees the block again.
 */
export type MediaContent = Extract<Content, { type: MediaKind }> & {
  media?: Media;
  mediaProblem?: MediaProblem;
  /** How an image model is to use a picture that is sent along. */
  referenceRole?: ReferenceRole;
};

export function isMedia(block: { type: string }): block is MediaContent {
  return (MEDIA_KINDS as readonly string[]).includes(block.type);
}

const PREFIX = "/api/media/";

export function mediaUri(mediaId: string): string {
  return PREFIX + mediaId;
}

/** The id in the address of something that is stored here; null for any other address. */
export function mediaIdOf(uri: string | undefined): string | null {
  if (!uri?.startsWith(PREFIX)) return null;
  const id = uri.slice(PREFIX.length);
  return ID_PATTERN.test(id) ? id : null;
}

/** The media of content, in order. */
export function mediaIn(content: readonly { type: string }[] | undefined): MediaContent[] {
  return (content ?? []).filter(isMedia);
}

/** Everything that a model made in these steps. Drafts in its thoughts do not count. */
export function outputMediaOf(steps: Interaction["steps"] | readonly Step[]): MediaContent[] {
  return (steps ?? []).flatMap((step) => (step.type === "model_output" ? mediaIn(step.content) : []));
}
