import { answersByName, type Facts, factsOf, printsAsItComes, remarksOn } from "./code-facts";
import { quote } from "./code-quote";
import type { CodeSource } from "./code-source";
import { type Notation, printValue } from "./print-value";
import {
  TYPESCRIPT_MEDIA,
  TYPESCRIPT_TEXT,
  TYPESCRIPT_UPLOAD,
  typescriptBackground,
  typescriptRounds,
} from "./typescript-parts";

/** A program in TypeScript that makes the request with `@google/genai`, and what follows from it. */
export function printTypescript(source: CodeSource): string {
  const facts = factsOf(source);
  const notation = notationOf(source);
  const type = facts.isAgent
    ? "CreateAgentInteractionParamsStreaming"
    : "CreateModelInteractionParamsStreaming";
  return `${[
    "// npm install @google/genai",
    "// GEMINI_API_KEY=… node request.mts",
    ...importsOf(facts),
    "",
    "const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });",
    ...(facts.hasUploads ? ["", TYPESCRIPT_UPLOAD] : []),
    ...(printsAsItComes(facts) ? ["", TYPESCRIPT_TEXT] : []),
    "",
    ...remarksOn(source).map((remark) => `// ${remark}`),
    `const request: Interactions.InteractionCreateParams.${type} = ${printValue(source.params, notation)};`,
    "",
    ...endOf(source, facts, notation),
  ].join("\n")}\n`;
}

function importsOf({ hasFiles, hasUploads, isMedia, isBackground }: Facts): string[] {
  const files = [...(isMedia ? ["appendFileSync"] : []), ...(hasFiles ? ["readFileSync"] : [])];
  return [
    ...(files.length > 0 ? [`import { ${files.join(", ")} } from "node:fs";`] : []),
    ...(isBackground || hasUploads ? ['import { setTimeout } from "node:timers/promises";'] : []),
    'import { GoogleGenAI, type Interactions } from "@google/genai";',
  ];
}

function endOf(source: CodeSource, facts: Facts, notation: Notation): string[] {
  if (facts.hasFunctions) {
    const answers = printValue(answersByName(source.answers), notation);
    const config = source.laterConfig === null ? null : printValue(source.laterConfig, notation, 2);
    return [typescriptRounds(facts, answers, config)];
  }
  if (facts.isBackground) return [typescriptBackground(facts)];
  return [facts.isMedia ? TYPESCRIPT_MEDIA : STREAM];
}

const STREAM = `for await (const event of await ai.interactions.create(request)) {
  process.stdout.write(textOf(event));
  if (event.event_type === "error") throw new Error(event.error?.message);
}`;

function notationOf({ placeholders }: CodeSource): Notation {
  return {
    indent: "  ",
    padding: " ",
    trailingComma: ",",
    words: { true: "true", false: "false", null: "null" },
    key(name) {
      // In an object literal this one would set the prototype.
      if (name === "__proto__") return '["__proto__"]';
      return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
    },
    expressionFor(text) {
      const placeholder = Object.hasOwn(placeholders, text) ? placeholders[text] : undefined;
      switch (placeholder?.kind) {
        case "file":
          return `readFileSync(${quote(placeholder.name)}).toString("base64")`;
        case "upload":
          return `await upload(${quote(placeholder.name)}, ${quote(placeholder.mimeType)})`;
        case "variable":
          return `process.env[${quote(placeholder.name)}] ?? ""`;
        case undefined:
          return null;
      }
    },
  };
}
