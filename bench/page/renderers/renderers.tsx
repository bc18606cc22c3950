import { code } from "@streamdown/code";
import { math } from "@streamdown/math";
import type { ReactNode } from "react";
import ReactMarkdown from "react-markdown";
import rehypeHighlight from "rehype-highlight";
import rehypeKatex from "rehype-katex";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { Streamdown } from "streamdown";
import { TextContent } from "../../../components/content/text-content.tsx";
import type { TextContent as TextBlock } from "../../../lib/protocol/interaction.ts";
import { growthOf } from "../../../lib/protocol/text-growth.ts";

export type RendererName = keyof typeof renderers;

type Draw = (block: TextBlock, isOpen: boolean) => ReactNode;

const codeAndMath = { code, math };

/** How each draws a reply that grows. A text node is the least that can be done. */
export const renderers = {
  Parley: (block, isOpen) => <TextContent text={block.text} growth={growthOf(block)} isOpen={isOpen} />,
  "text node": ({ text }) => <div style={{ whiteSpace: "pre-wrap" }}>{text}</div>,
  streamdown: ({ text }, isOpen) => <Streamdown isAnimating={isOpen}>{text}</Streamdown>,
  "streamdown, code and math": ({ text }, isOpen) => (
    <Streamdown isAnimating={isOpen} plugins={codeAndMath}>
      {text}
    </Streamdown>
  ),
  "react-markdown": ({ text }) => <ReactMarkdown remarkPlugins={[remarkGfm]}>{text}</ReactMarkdown>,
  "react-markdown, code and math": ({ text }) => (
    <ReactMarkdown remarkPlugins={[remarkGfm, remarkMath]} rehypePlugins={[rehypeHighlight, rehypeKatex]}>
      {text}
    </ReactMarkdown>
  ),
} satisfies Record<string, Draw>;
