import type { CodeSource, FunctionAnswer, Placeholder } from "./code-source";

/** What decides which lines a program has besides its request. */
export type Facts = {
  isAgent: boolean;
  isBackground: boolean;
  /** It may call functions of ours, and wants their results. */
  hasFunctions: boolean;
  /** Google keeps nothing of it, so what comes has to be sent along with what follows. */
  isUnstored: boolean;
  hasUploads: boolean;
  hasFiles: boolean;
  isMedia: boolean;
};

export function factsOf({ params, placeholders, output }: CodeSource): Facts {
  const tools = Array.isArray(params.tools) ? (params.tools as { type?: unknown }[]) : [];
  const kinds = new Set(Object.values(placeholders).map(({ kind }) => kind));
  return {
    isAgent: params.agent !== undefined,
    isBackground: params.background === true,
    hasFunctions: tools.some(({ type }) => type === "function" || type === "computer_use"),
    isUnstored: params.store === false,
    hasUploads: kinds.has("upload"),
    hasFiles: kinds.has("file"),
    isMedia: output !== "text",
  };
}

/** What whoever runs the program has to know of its request: each is one line. */
export function remarksOn(source: CodeSource, more: readonly string[] = []): string[] {
  return [...more, ...remarksOf(source)].map(oneLine);
}

function remarksOf({ params, placeholders }: CodeSource): string[] {
  const files = filesIn(Object.values(placeholders));
  const input = Array.isArray(params.input) ? params.input : [];
  return [
    ...(files.length > 0 ? [`Reads from this folder: ${files.map(({ name }) => name).join(", ")}`] : []),
    ...(params.previous_interaction_id === undefined
      ? []
      : [
          "The conversation before is the interaction of previous_interaction_id, for as long as Google keeps it.",
        ]),
    ...(input.length > 1 && params.previous_interaction_id === undefined
      ? [
          "The input begins with the conversation before, because Google does not keep it.",
          "Its signatures are the API's own: a history without them, or with others, is refused.",
        ]
      : []),
    ...(JSON.stringify(params.input ?? "").includes("/files/")
      ? ["A file at Google is kept for 48 hours after it was uploaded."]
      : []),
  ];
}

export type FileBeside = Extract<Placeholder, { kind: "file" | "upload" }>;

/** The files that a program reads, each once. */
export function filesIn(placeholders: readonly Placeholder[]): FileBeside[] {
  const files = placeholders.filter((placeholder) => placeholder.kind !== "variable");
  return files.filter(
    ({ mediaId }, position) => files.findIndex((file) => file.mediaId === mediaId) === position,
  );
}

// A name may hold what ends a line, and a comment ends with its line.
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}

/** The answers of each function in order: the same call in another round may have another result. */
export function answersByName(
  answers: readonly FunctionAnswer[],
): Record<string, Omit<FunctionAnswer, "name">[]> {
  const names = [...new Set(answers.map(({ name }) => name))];
  return Object.fromEntries(
    names.map((name) => [
      name,
      answers.filter((answer) => answer.name === name).map(({ name: _, ...answer }) => answer),
    ]),
  );
}

/** Whether its answer is printed as it comes: what the API keeps or gives whole is printed once it is whole. */
export function printsAsItComes({ hasFunctions, isUnstored, isBackground }: Facts): boolean {
  return hasFunctions ? !isUnstored : !isBackground;
}
