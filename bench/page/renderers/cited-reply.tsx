import { useMemo } from "react";
import { CitationsContext } from "../../../components/citations/citations-context.ts";
import { TextContent } from "../../../components/content/text-content.tsx";

type CitedReplyProps = { text: string; isOpen: boolean; isCited: boolean };

const EVERY = 300;
const NO_BLOCKS = new Map();
const source = { kind: "url", number: 1, title: "A page", url: "https://source.example/" } as const;
const citations = { sources: [source], markers: NO_BLOCKS, onShow: () => undefined };

/** Our reply, in the end with a citation every few sentences. */
export function CitedReply({ text, isOpen, isCited }: CitedReplyProps) {
  const markers = useMemo(() => {
    const count = isCited ? Math.floor(text.length / EVERY) : 0;
    return Array.from({ length: count }, (_, index) => ({ at: (index + 1) * EVERY, numbers: [1] }));
  }, [text, isCited]);
  return (
    <CitationsContext value={citations}>
      <TextContent text={text} isOpen={isOpen} markers={markers} />
    </CitationsContext>
  );
}
