import { createCssVariablesTheme, createHighlighterCore, type ThemedToken } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import type { CodeSpan, HighlightAnswer, HighlightRequest } from "./code-spans";
import { grammars } from "./grammars";

// The theme names roles instead of colours; content.css says what they look like, by day and by night.
const theme = createCssVariablesTheme({ name: "roles", variablePrefix: "--" });

// The engine in JavaScript: the one in WebAssembly would need "wasm-unsafe-eval" in the page's policy.
const highlighter = createHighlighterCore({
  themes: [theme],
  langs: [],
  engine: createJavaScriptRegexEngine({ forgiving: true }),
});

self.addEventListener("message", ({ data }: MessageEvent<HighlightRequest>) => {
  void answer(data);
});

async function answer({ id, code, language }: HighlightRequest): Promise<void> {
  const spans = await toSpans(code, language.toLowerCase()).catch(() => null);
  self.postMessage({ id, spans } satisfies HighlightAnswer);
}

async function toSpans(code: string, language: string): Promise<CodeSpan[] | null> {
  const load = grammars.get(language);
  if (!load) return null;
  const { default: grammar } = await load();
  const core = await highlighter;
  await core.loadLanguage(grammar);
  const lang = grammar.at(-1)?.name;
  if (lang === undefined) return null;
  const lines = core.codeToTokensBase(code, { lang, theme: "roles" });
  return joined(lines.flatMap((line, row) => [...(row === 0 ? [] : [lineBreak]), ...line.map(toSpan)]));
}

const lineBreak: CodeSpan = ["", "\n"];

function toSpan({ color, content }: ThemedToken): CodeSpan {
  return [/^var\(--token-([a-z-]+)\)$/.exec(color ?? "")?.[1] ?? "", content];
}

/** Neighbours of one kind become one span, and white space takes any: fewer nodes on the page. */
function joined(spans: readonly CodeSpan[]): CodeSpan[] {
  const result: CodeSpan[] = [];
  for (const [kind, code] of spans) {
    const last = result.at(-1);
    if (last && (last[0] === kind || code.trim() === ""))
      result[result.length - 1] = [last[0], last[1] + code];
    else result.push([kind, code]);
  }
  return result;
}
