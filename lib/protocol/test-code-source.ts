import type { CodeSource } from "./code-source";

export const codeSourceOf = (params: Record<string, unknown>): CodeSource => ({
  position: 0,
  count: 1,
  params,
  placeholders: {},
  answers: [],
  laterConfig: null,
  output: "text",
});

// What ends a text, a line, a word or a comment in some language, and what only looks like it.
export const SPITEFUL = [
  ..."\"'`\\$!#{}()%&/;|<>*?~-\n\r\t\u0000\u007f\u0085\u2028\u2029\u202e\ufeffé🦊",
  "\ud83e",
  "</script>",
  "JSON",
  "'''",
  "$(id)",
  "__proto__",
];
