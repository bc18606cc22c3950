import { answersByName, type Facts, factsOf, printsAsItComes, remarksOn } from "./code-facts";
import { quote } from "./code-quote";
import type { CodeSource } from "./code-source";
import { type Notation, printValue } from "./print-value";
import { PYTHON_MEDIA, PYTHON_TEXT, PYTHON_UPLOAD, pythonBackground, pythonRounds } from "./python-parts";

/** A program in Python that makes the request with `google-genai`, and what follows from it. */
export function printPython(source: CodeSource): string {
  const facts = factsOf(source);
  const notation = notationOf(source);
  return `${[
    "# pip install google-genai",
    "# GEMINI_API_KEY=… python request.py",
    ...importsOf(facts),
    "",
    "from google import genai",
    "",
    'client = genai.Client(api_key=os.environ["GEMINI_API_KEY"])',
    ...(facts.hasUploads ? ["", "", PYTHON_UPLOAD, ""] : []),
    ...(printsAsItComes(facts) ? ["", "", PYTHON_TEXT, ""] : []),
    "",
    ...remarksOn(source).map((remark) => `# ${remark}`),
    `request = ${printValue(source.params, notation)}`,
    "",
    ...endOf(source, facts, notation),
  ].join("\n")}\n`;
}

function importsOf({ hasFiles, hasUploads, hasFunctions, isMedia, isBackground }: Facts): string[] {
  return [
    ...(hasFiles || isMedia ? ["import base64"] : []),
    ...(hasFunctions ? ["import json"] : []),
    "import os",
    ...(isBackground || hasUploads ? ["import time"] : []),
    ...(hasFiles ? ["from pathlib import Path"] : []),
  ];
}

function endOf(source: CodeSource, facts: Facts, notation: Notation): string[] {
  if (facts.hasFunctions) {
    const answers = printValue(answersByName(source.answers), notation);
    const config = source.laterConfig === null ? null : printValue(source.laterConfig, notation, 2);
    return [pythonRounds(facts, answers, config)];
  }
  if (facts.isBackground) return [pythonBackground(facts)];
  return [facts.isMedia ? PYTHON_MEDIA : STREAM];
}

const STREAM = `for event in client.interactions.create(**request):
    if event.event_type == "error":
        raise RuntimeError(event.error)
    print(text_of(event), end="", flush=True)`;

function notationOf({ placeholders }: CodeSource): Notation {
  return {
    indent: "    ",
    padding: "",
    trailingComma: ",",
    words: { true: "True", false: "False", null: "None" },
    key: quote,
    expressionFor(text) {
      const placeholder = Object.hasOwn(placeholders, text) ? placeholders[text] : undefined;
      switch (placeholder?.kind) {
        case "file":
          return `base64.b64encode(Path(${quote(placeholder.name)}).read_bytes()).decode()`;
        case "upload":
          return `upload(${quote(placeholder.name)}, ${quote(placeholder.mimeType)})`;
        case "variable":
          return `os.environ[${quote(placeholder.name)}]`;
        case undefined:
          return null;
      }
    },
  };
}
