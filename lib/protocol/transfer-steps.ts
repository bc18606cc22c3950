import { z } from "zod";
import type { Content, Step } from "./interaction";
import { ATTACHMENTS_MAX, isMedia, MEDIA_KINDS, type MediaContent, REFERENCE_ROLES } from "./media";
import { webAddressSchema } from "./schemas";
import { TEXT_MAX_LENGTH } from "./thread";

// What stands in a file was written by anybody. The API's own steps are not checked where it sends them;
// here their shape is, as far as the app relies on it, and every address that would go back to Google.

/** Where a file of a conversation is, beside its JSON. */
export const filePathSchema = z.string().regex(/^files\/[\w-]{1,64}\.[a-z0-9]{1,5}$/, "is not a file of it");

const BLOCKS_MAX = 10_000;
const INPUT_BLOCKS_MAX = 100;
const SIGNATURE_MAX_LENGTH = 4_000_000;
const PROBLEMS = ["too_large", "not_readable", "storage_full"] as const;

const mediaSchema = z
  .looseObject({
    type: z.enum(MEDIA_KINDS),
    uri: z.union([filePathSchema, webAddressSchema]).optional(),
    mime_type: z.string().max(100).optional(),
    mediaProblem: z.enum(PROBLEMS).optional(),
    referenceRole: z.enum(REFERENCE_ROLES).optional(),
    // Bytes are files, and what is known of them is found out anew.
    data: z.never().optional(),
    media: z.never().optional(),
  })
  .refine(({ uri, mediaProblem }) => uri !== undefined || mediaProblem !== undefined, "has no file");

const blockSchema = z
  .looseObject({ type: z.string().min(1).max(100) })
  .refine(({ type, text }) => type !== "text" || typeof text === "string", "has no text")
  .refine(({ annotations }) => (annotations ?? null) === null || Array.isArray(annotations), "is no list");

const textSchema = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1).max(TEXT_MAX_LENGTH),
});

export const transferInputSchema = z
  .array(z.union([textSchema, mediaSchema]))
  .max(INPUT_BLOCKS_MAX)
  .refine((blocks) => blocks.filter(isMedia).length <= ATTACHMENTS_MAX, "has too many files")
  // The two kinds of blocks are checked above; the rest of the API's union is its own.
  .transform((blocks) => blocks as readonly Content[]);

const nameSchema = z.string().min(1).max(1_000);
const argumentsSchema = z.record(z.string(), z.unknown()).optional();
const ANY_STEP = {
  id: z.string().max(1_000).optional(),
  call_id: z.string().max(1_000).optional(),
  signature: z
    .string()
    .max(SIGNATURE_MAX_LENGTH)
    .regex(/^[^\0]*$/)
    .optional(),
  content: z.array(blockSchema).max(BLOCKS_MAX).optional(),
  summary: z.array(blockSchema).max(BLOCKS_MAX).optional(),
};
const ANY = z.looseObject(ANY_STEP);
const SHAPES = new Map<string, z.ZodType>([
  ["function_call", z.looseObject({ ...ANY_STEP, name: nameSchema, arguments: argumentsSchema })],
  [
    "mcp_server_tool_call",
    z.looseObject({
      ...ANY_STEP,
      name: nameSchema,
      server_name: z.string().max(1_000),
      arguments: argumentsSchema,
    }),
  ],
]);

export const transferStepSchema = z
  .looseObject({ type: z.string().min(1).max(100) })
  .superRefine((step, context) => {
    const shape = (SHAPES.get(step.type) ?? ANY).safeParse(step);
    const media = shape.success ? mediaOf(step).map((block) => mediaSchema.safeParse(block)) : [];
    for (const { error } of [shape, ...media]) {
      for (const { path, message } of error?.issues ?? []) {
        context.addIssue({ code: "custom", path: [...path], message });
      }
    }
  })
  // A type that this version does not know is kept as it is, like one that the API sends.
  .transform((step) => step as unknown as Step);

type Holder = { content?: unknown; summary?: unknown; result?: unknown };

/** Everything in a step that stands for a file, in the places where the API takes content. */
export function mediaOf(step: object): MediaContent[] {
  const { content, summary, result } = step as Holder;
  return [content, summary, result].flatMap((list) => (Array.isArray(list) ? list.filter(isMediaBlock) : []));
}

/** The step with other blocks in the place of those that stand for files. */
export function withMedia<S extends object>(step: S, map: (block: MediaContent) => object): S {
  const { content, summary, result } = step as Holder;
  const mapped = Object.entries({ content, summary, result }).flatMap(([key, list]) =>
    Array.isArray(list) ? [[key, list.map((block) => (isMediaBlock(block) ? map(block) : block))]] : [],
  );
  return { ...step, ...Object.fromEntries(mapped) };
}

function isMediaBlock(block: unknown): block is MediaContent {
  const isTyped = typeof block === "object" && block !== null && "type" in block;
  return isTyped && typeof block.type === "string" && isMedia({ type: block.type });
}
