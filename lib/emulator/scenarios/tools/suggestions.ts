import { toRedirect } from "../../world/cited.ts";

// The old generation repeats the same suggestion this often for every query.
const OLD_REPETITIONS = 2;

/** The block that has to be shown with a grounded answer: a chip for each query, light and dark. */
export function toSuggestions(queries: string[], isOldGeneration: boolean): string[] {
  const document = toDocument(queries, isOldGeneration);
  return isOldGeneration ? Array(queries.length * OLD_REPETITIONS).fill(document) : [document];
}

function toDocument(queries: string[], isOldGeneration: boolean): string {
  const chips = queries.map((query) => {
    const encoded = encodeURIComponent(query).replaceAll("%20", "+");
    const href = isOldGeneration
      ? toRedirect(query)
      : `https://www.google.com/search?q=${encoded}&client=app-vertex-grounding&safesearch=active`;
    return `    <a class="chip" href="${href}">${escapeHtml(query)}</a>`;
  });
  return `<style>
.container { align-items: center; border-radius: 8px; display: flex; font-family: Google Sans, Roboto, sans-serif; font-size: 14px; padding: 8px 12px; background-color: #fafafa; box-shadow: 0 0 0 1px #0000000f; }
.chip { display: inline-block; border: 1px solid #d2d2d2; border-radius: 16px; color: #5e5e5e; margin: 0 8px; padding: 5px 16px; text-decoration: none; white-space: nowrap; }
.carousel { overflow: auto; scrollbar-width: none; white-space: nowrap; }
@media (prefers-color-scheme: dark) { .container { background-color: #1f1f1f; box-shadow: 0 0 0 1px #ffffff26; } .chip { background-color: #2c2c2c; border-color: #3c4043; color: #fff; } }
</style>
<div class="container">
  <div class="carousel">
${chips.join("\n")}
  </div>
</div>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
