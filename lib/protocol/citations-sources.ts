import type { TextContent } from "./interaction";

/** What an answer rests on. `url` is what the API sent, and may be anything. */
export type Source = {
  readonly number: number;
  readonly title: string;
  readonly url: string;
} & (
  | { readonly kind: "url" }
  | { readonly kind: "file"; readonly page: number | null }
  | { readonly kind: "place"; readonly reviews: readonly Review[] }
);

/** What somebody wrote about a place, as far as it was used. */
type Review = { readonly title: string; readonly url: string };

type Annotation = NonNullable<TextContent["annotations"]>[number];

/** What two citations of one source share; null for an annotation that names no source. */
export function sourceKeyOf(annotation: Annotation): string | null {
  switch (annotation.type) {
    case "url_citation":
      return keyOf("url", textOf(annotation.url) || textOf(annotation.title));
    case "file_citation": {
      const document = textOf(annotation.document_uri) || textOf(annotation.file_name);
      return keyOf("file", document && `${document}#${pageOf(annotation.page_number) ?? ""}`);
    }
    case "place_citation":
      return keyOf("place", textOf(annotation.place_id) || textOf(annotation.url) || textOf(annotation.name));
    default:
      return null;
  }
}

export function toSource(annotation: Annotation, number: number): Source | null {
  switch (annotation.type) {
    case "url_citation":
      return { kind: "url", number, title: textOf(annotation.title), url: textOf(annotation.url) };
    case "file_citation":
      return {
        kind: "file",
        number,
        title: textOf(annotation.file_name) || textOf(annotation.document_uri).split("/").pop() || "",
        url: textOf(annotation.document_uri),
        page: pageOf(annotation.page_number),
      };
    case "place_citation":
      return {
        kind: "place",
        number,
        title: textOf(annotation.name),
        url: textOf(annotation.url),
        reviews: reviewsOf(annotation.review_snippets),
      };
    default:
      return null;
  }
}

function keyOf(kind: Source["kind"], name: string): string | null {
  return name === "" ? null : `${kind} ${name}`;
}

// Annotations are kept as they came, so a field may be missing or of another type.
function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function reviewsOf(snippets: unknown): Review[] {
  if (!Array.isArray(snippets)) return [];
  return snippets.map((snippet) => ({ title: textOf(snippet?.title), url: textOf(snippet?.url) }));
}

function pageOf(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : null;
}
