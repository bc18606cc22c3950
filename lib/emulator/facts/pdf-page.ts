import { type Decode, decodeWestern } from "./pdf-font.ts";
import type { PdfToken } from "./pdf-tokens.ts";

// In thousandths of the font's size: a gap this wide between two signs is a space.
const SPACE = -180;
// Of the font's size: how wide a sign is about, and how much more than that is a space between words.
const SIGN = 0.6;
const GAP = 0.5;

/** Scale and shift, which is all that tells one line from another. */
interface Frame {
  scaleX: number;
  scaleY: number;
  x: number;
  y: number;
}

const WHOLE: Frame = { scaleX: 1, scaleY: 1, x: 0, y: 0 };

/** Follows the operators that show text, and those that move to another place. */
export class PageWriter {
  text = "";
  readonly #fonts: Map<string, Decode>;
  readonly #saved: Frame[] = [];
  #frame = WHOLE;
  #decode: Decode = decodeWestern;
  #size = 12;
  #leading = 0;
  /** The line that is being shown, in the frame. */
  #line = WHOLE;
  /** Where the last text ended, about. */
  #end: { x: number; y: number } | undefined;

  constructor(fonts: Map<string, Decode>) {
    this.#fonts = fonts;
  }

  do(operator: string, operands: PdfToken[]): void {
    const numbers = operands.map((token) => ("word" in token ? Number(token.word) : Number.NaN));
    const [first = 0, second = 0] = numbers;
    switch (operator) {
      case "q":
        this.#saved.push(this.#frame);
        break;
      case "Q":
        this.#frame = this.#saved.pop() ?? WHOLE;
        break;
      case "cm":
        this.#frame = within(this.#frame, numbers);
        break;
      case "Tf":
        this.#decode = this.#fonts.get(wordOf(operands[0])) ?? decodeWestern;
        this.#size = Math.abs(second);
        break;
      case "TL":
        this.#leading = first;
        break;
      case "BT":
        this.#line = WHOLE;
        break;
      case "TD":
        this.#leading = -second;
        this.#move(first, second);
        break;
      case "Td":
        this.#move(first, second);
        break;
      case "Tm":
        this.#line = within(WHOLE, numbers);
        break;
      case "T*":
        this.#nextLine();
        break;
      case "'":
      case '"':
        this.#nextLine();
        this.#show(operands);
        break;
      case "Tj":
      case "TJ":
        this.#show(operands);
    }
  }

  #move(x: number, y: number): void {
    this.#line = within(this.#line, [1, 0, 0, 1, x, y]);
  }

  #nextLine(): void {
    this.#move(0, -(this.#leading || this.#size));
  }

  #show(operands: PdfToken[]): void {
    const shown = operands.map((token) => {
      if ("bytes" in token) return this.#decode(token.bytes);
      return Number(token.word) < SPACE ? " " : "";
    });
    const words = shown.join("");
    const { scaleX, scaleY, x: left, y: top } = this.#frame;
    const x = left + scaleX * this.#line.x;
    const y = top + scaleY * this.#line.y;
    const size = Math.abs(this.#size * scaleX * this.#line.scaleX);
    if (this.#end && Math.abs(this.#end.y - y) > size * 0.3) this.text += "\n";
    else if (this.#end && x - this.#end.x > size * GAP) this.text += " ";
    this.text += words;
    this.#end = { x: x + [...words].length * size * SIGN, y };
  }
}

function within(frame: Frame, [a = 1, , , d = 1, x = 0, y = 0]: number[]): Frame {
  return {
    scaleX: frame.scaleX * a,
    scaleY: frame.scaleY * d,
    x: frame.x + frame.scaleX * x,
    y: frame.y + frame.scaleY * y,
  };
}

function wordOf(token: PdfToken | undefined): string {
  return token && "word" in token ? token.word : "";
}
