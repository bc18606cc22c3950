const AAN = [1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961, 0.275899379];

/** What each coefficient of `forwardDct` is to be multiplied by: its own scale and the quantiser. */
export function toFactors(quantSteps: number[]): Float32Array {
  return Float32Array.from(quantSteps, (step, index) => {
    const scale = (AAN[index >> 3] ?? 1) * (AAN[index & 7] ?? 1) * 8;
    return 1 / (step * scale);
  });
}

/** The cosine transform of 8 × 8 values in place, scaled (Arai, Agui, Nakajima: 5 products a row). */
export function forwardDct(block: Float32Array): void {
  for (let row = 0; row < 64; row += 8) transform(block, row, 1);
  for (let column = 0; column < 8; column += 1) transform(block, column, 8);
}

// Non-null by construction: the indices stay within the 64 values.
function transform(block: Float32Array, at: number, step: number): void {
  const [i1, i2, i3] = [at + step, at + 2 * step, at + 3 * step];
  const [i4, i5, i6, i7] = [at + 4 * step, at + 5 * step, at + 6 * step, at + 7 * step];
  const [a0, a1, a2, a3] = [
    block[at] as number,
    block[i1] as number,
    block[i2] as number,
    block[i3] as number,
  ];
  const [a4, a5, a6, a7] = [
    block[i4] as number,
    block[i5] as number,
    block[i6] as number,
    block[i7] as number,
  ];
  const [s0, s1, s2, s3] = [a0 + a7, a1 + a6, a2 + a5, a3 + a4];
  const [d4, d5, d6, d7] = [a3 - a4, a2 - a5, a1 - a6, a0 - a7];

  const even0 = s0 + s3;
  const even1 = s1 + s2;
  const even3 = s0 - s3;
  const even2 = (s1 - s2 + even3) * Math.SQRT1_2;
  block[at] = even0 + even1;
  block[i4] = even0 - even1;
  block[i2] = even3 + even2;
  block[i6] = even3 - even2;

  const odd0 = d4 + d5;
  const odd2 = d6 + d7;
  const turn = (odd0 - odd2) * 0.382683433;
  const low = odd0 * 0.5411961 + turn;
  const high = odd2 * 1.306562965 + turn;
  const middle = (d5 + d6) * Math.SQRT1_2;
  const plus = d7 + middle;
  const minus = d7 - middle;
  block[i5] = minus + low;
  block[i3] = minus - low;
  block[i1] = plus + high;
  block[i7] = plus - high;
}
