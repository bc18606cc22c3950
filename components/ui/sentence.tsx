import { Fragment, type ReactNode } from "react";
import { t } from "@/lib/i18n/translate";

type SentenceProps = {
  /** English, with a `{name}` for each part. */
  text: string;
  /** What is no text: a link, a name in bold. */
  parts: Readonly<Record<string, ReactNode>>;
};

/** A sentence in the language of its reader, with elements in the places where that language has them. */
export function Sentence({ text, parts }: SentenceProps) {
  const pieces = t(text).split(/\{(\w+)\}/);
  return pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a sentence does not change its order.
    <Fragment key={index}>{index % 2 === 0 ? piece : parts[piece]}</Fragment>
  ));
}
