/** A stretch of code and what it is, "" for nothing in particular. The kinds are the classes in content.css. */
export type CodeSpan = readonly [kind: string, code: string];

export interface HighlightRequest {
  readonly id: number;
  readonly code: string;
  readonly language: string;
}

/** `spans` is null where the language is not known. */
export interface HighlightAnswer {
  readonly id: number;
  readonly spans: readonly CodeSpan[] | null;
}

/** Cuts the spans where the pieces of the code end. */
export function toPieces(
  spans: readonly CodeSpan[],
  pieces: readonly string[],
): readonly (readonly CodeSpan[])[] {
  const rest = spans.values();
  let left: CodeSpan = ["", ""];
  return pieces.map(({ length }) => {
    const inPiece: CodeSpan[] = [];
    for (let room = length; room > 0; ) {
      if (left[1] === "") {
        const next = rest.next();
        if (next.done) break;
        left = next.value;
      }
      const [kind, code] = left;
      if (code !== "") inPiece.push([kind, code.slice(0, room)]);
      left = [kind, code.slice(room)];
      room -= Math.min(room, code.length);
    }
    return inPiece;
  });
}
