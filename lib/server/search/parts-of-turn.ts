import "server-only";
import { selectCalls } from "@/lib/protocol/calls";
import { selectCitations } from "@/lib/protocol/citations";
import { isMedia, mediaIn, outputMediaOf } from "@/lib/protocol/media";
import type { SearchFeature, SearchPart } from "@/lib/protocol/search";
import { selectInputText, selectText } from "@/lib/protocol/select";
import { codeOf, selectToolUses } from "@/lib/protocol/select-tool-uses";
import type { Turn } from "@/lib/protocol/thread";

export type TurnPart = { part: SearchPart; text: string };

/** What can be found of a turn, part by part; parts without text are left out. */
export function partsOfTurn(turn: Turn): TurnPart[] {
  const parts: TurnPart[] = [
    { part: "message", text: selectInputText(turn) },
    { part: "reply", text: [selectText(turn), ...codesOf(turn)].join("\n\n") },
    { part: "file", text: filesOf(turn).join("\n") },
    { part: "source", text: sourcesOf(turn).join("\n") },
    { part: "function", text: callsOf(turn).join("\n") },
  ];
  return parts.filter(({ text }) => text.trim() !== "");
}

/** What a turn has, whichever part of it is found. */
export function featuresOf(turn: Turn): SearchFeature[] {
  const media = [...mediaIn(turn.input), ...outputMediaOf(turn.steps)];
  const hasCode = codesOf(turn).length > 0 || selectText(turn).includes("```");
  return [
    ...new Set([
      ...media.filter(isMedia).map(({ type }) => type),
      ...(hasCode ? (["code"] as const) : []),
      ...(sourcesOf(turn).length > 0 ? (["source"] as const) : []),
      ...(callsOf(turn).length > 0 ? (["function"] as const) : []),
    ]),
  ];
}

function codesOf(turn: Turn): string[] {
  const calls = [...selectToolUses(turn).values()].map(({ call }) => codeOf(call).code);
  return calls.filter((code) => code !== "");
}

function filesOf({ input, steps }: Turn): string[] {
  return [...mediaIn(input), ...outputMediaOf(steps)].flatMap(({ media, uri }) => media?.name ?? uri ?? []);
}

function sourcesOf(turn: Turn): string[] {
  return selectCitations(turn).sources.map(({ title, url }) => `${title} ${url}`.trim());
}

function callsOf(turn: Turn): string[] {
  return selectCalls(turn).map(
    (call) => `${call.name} ${JSON.stringify(call.arguments ?? call.argumentText)}`,
  );
}
