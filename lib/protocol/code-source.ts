import type { Output } from "./targets";

/** A file as a program names it, and where it can be downloaded from. */
type NamedFile = { mediaId: string; name: string; mimeType: string; size: number };

/** What a program puts into the request by itself, in the place of something that is not printed. */
export type Placeholder =
  /** The bytes of a file beside the program, as base64. */
  | ({ kind: "file" } & NamedFile)
  /** The address that the file has at Google once the program has uploaded it. */
  | ({ kind: "upload" } & NamedFile)
  /** A secret, from the environment. */
  | { kind: "variable"; name: string };

/** What a function of ours answered, as the API is told. */
export type FunctionAnswer = { name: string; result: unknown; is_error?: boolean };

/** One request of a turn as the SDK was given it, for programs that make it again. */
export type CodeSource = {
  /** From 0: a turn makes another request for each round of functions. */
  position: number;
  count: number;
  params: Readonly<Record<string, unknown>>;
  /** By the strings that stand for them in `params` and `answers`. Nobody else can have written these. */
  placeholders: Readonly<Record<string, Placeholder>>;
  /** What the functions answered that were called from here on, in order. */
  answers: readonly FunctionAnswer[];
  /** How the model is told to use functions once it has their results, where that is said otherwise then. */
  laterConfig: unknown;
  output: Output;
};
