import katex from "katex";
import "katex/dist/katex.min.css";

/** Beyond this a formula would hold up the page. */
const TEX_MAX = 2000;

const SETTINGS = {
  trust: false,
  maxExpand: 1000,
  maxSize: 10,
  throwOnError: true,
  // Letters of other scripts and a line break too many are no reason to show the source instead.
  strict: (code: string) => (code === "htmlExtension" ? "error" : "ignore"),
};

/** KaTeX builds the element node by node, so no markup is parsed. Null where the source is not TeX. */
export function toFormula(tex: string, isDisplay: boolean): Element | null {
  if (tex.length > TEX_MAX) return null;
  const place = document.createElement("span");
  try {
    katex.render(tex, place, { ...SETTINGS, displayMode: isDisplay });
  } catch {
    return null;
  }
  return place;
}
