import type { Place } from "../../planned-step.ts";
import { type Prompt, thought } from "../../prompt.ts";
import { type FoundPlace, findPlaceKind, toPlaces } from "../../world/places.ts";
import { TOWNS } from "../../world/towns.ts";
import type { ToolUse } from "./part.ts";

const NUMBERS: Record<string, number> = { one: 1, two: 2, three: 3, four: 4 };
const DEFAULT_COUNT = 3;

/** Places of the invented town, as Google Maps would name them. */
export const mapsUse: ToolUse = {
  tool: "google_maps",
  isAskedFor: ({ text }) => findPlaceKind(text) !== undefined || /\bmaps?\b/i.test(text),
  isForAnything: false,
  play(prompt) {
    const kind = findPlaceKind(prompt.text) ?? findPlaceKind("places");
    const places = kind ? toPlaces(kind, countIn(prompt.text)) : [];
    const noun = kind?.noun ?? "places";
    return {
      thought: thought("Looking at the map", `I look for ${noun} ${whereOf(prompt)}.`),
      steps: [
        {
          type: "google_maps",
          queries: [`${noun} ${whereOf(prompt)}`],
          places: places.map(toPlace),
          ...(prompt.toolSettings.maps.hasWidget && { widgetToken: toToken(places) }),
        },
      ],
      afterthought: thought("Choosing places", `${places.length} of them fit.`),
      sentences: [
        { text: `These ${noun} fit:` },
        ...places.map((place, index) => ({
          text: `${index === 0 ? "\n\n" : "\n"}${index + 1}. **${place.name}** ${place.remark}.`,
          sources: [{ ...toPlace(place), type: "place_citation" }],
        })),
        { text: "\n\nThey are invented: the demo has no map, and its links lead to nowhere real." },
      ],
    };
  },
};

function toPlace({ remark: _remark, ...place }: FoundPlace): Place {
  return place;
}

function countIn(text: string): number {
  const word = /\b(one|two|three|four|[1-4])\b/i.exec(text)?.[1]?.toLowerCase() ?? "";
  return NUMBERS[word] ?? (Number(word) || DEFAULT_COUNT);
}

function whereOf({ text, toolSettings }: Prompt): string {
  const { latitude, longitude } = toolSettings.maps;
  if (latitude !== undefined && longitude !== undefined) return `near ${latitude},${longitude}`;
  const named = /\b(?:in|near|around) (\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*)/u.exec(text)?.[1];
  return `in ${named ?? TOWNS[0].name}`;
}

function toToken(places: Place[]): string {
  return Buffer.from(places.map(({ place_id }) => place_id).join("|")).toString("base64url");
}
