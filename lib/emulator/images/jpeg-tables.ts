const ZIGZAG_ROWS = `0 1 8 16 9 2 3 10 17 24 32 25 18 11 4 5 12 19 26 33 40 48 41 34 27 20 13 6 7 14 21 28
35 42 49 56 57 50 43 36 29 22 15 23 30 37 44 51 58 59 52 45 38 31 39 46 53 60 61 54 47 55 62 63`;

// The example tables of the JPEG standard, annex K.
const LUMA = `16 11 10 16 24 40 51 61 12 12 14 19 26 58 60 55 14 13 16 24 40 57 69 56 14 17 22 29 51 87 80 62
18 22 37 56 68 109 103 77 24 35 55 64 81 104 113 92 49 64 78 87 103 121 120 101 72 92 95 98 112 100 103 99`;
const CHROMA = `17 18 24 47 99 99 99 99 18 21 26 66 99 99 99 99 24 26 56 99 99 99 99 99 47 66 99 99 99 99 99 99
99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99`;
const AC_VALUES =
  "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728" +
  "292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a83848586878889" +
  "8a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2" +
  "e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa";

/** A Huffman table: how many codes of each length from 1 to 16 bits, and the values in that order. */
export interface HuffmanTable {
  counts: number[];
  values: Uint8Array;
}

export const ZIGZAG = numbers(ZIGZAG_ROWS);
export const DC_TABLE: HuffmanTable = {
  counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  values: Uint8Array.from({ length: 12 }, (_, value) => value),
};
export const AC_TABLE: HuffmanTable = {
  counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
  values: Buffer.from(AC_VALUES, "hex"),
};

/** In natural order, for a quality from 50 to 100. */
export function quantTables(quality: number): { luma: number[]; chroma: number[] } {
  const scale = (200 - 2 * quality) / 100;
  const scaled = (rows: string) => numbers(rows).map((step) => Math.max(1, Math.round(step * scale)));
  return { luma: scaled(LUMA), chroma: scaled(CHROMA) };
}

export interface HuffmanCode {
  code: number;
  length: number;
}

/** The code of each value, as the decoder will derive it from the table. */
export function toCodes({ counts, values }: HuffmanTable): HuffmanCode[] {
  const codes: HuffmanCode[] = Array.from({ length: 256 }, () => ({ code: 0, length: 0 }));
  let code = 0;
  let position = 0;
  counts.forEach((count, index) => {
    for (let n = 0; n < count; n += 1) codes[values[position++] ?? 0] = { code: code++, length: index + 1 };
    code *= 2;
  });
  return codes;
}

function numbers(rows: string): number[] {
  return rows.split(/\s+/).map(Number);
}
