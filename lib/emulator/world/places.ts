import { createHash } from "node:crypto";
import type { Place } from "../planned-step.ts";

interface PlaceKind {
  noun: string;
  asked: RegExp;
  names: [name: string, remark: string, review: string][];
}

const KINDS: PlaceKind[] = [
  {
    noun: "coffee places",
    asked: /\b(?:coffee|caf[eé]s?|espresso|cappuccino)/i,
    names: [
      ["Café Nordlicht", "roasts its own beans and opens at 7:00", "The best filter coffee for miles"],
      ["The Third Kettle", "has a quiet room to work in", "Quiet, friendly, good cake"],
      ["Crème & Grain", "is known for oat cappuccino", "Come early, it fills up"],
      ["Kaffeekontor 14", "pours by hand in an old warehouse", "Worth the detour"],
    ],
  },
  {
    noun: "museums",
    asked: /\bmuseums?|galler(?:y|ies)/i,
    names: [
      ["Museum of Small Bridges", "shows 212 bridges at one to twenty", "Children loved it"],
      ["Tide House", "explains the sea with one long pendulum", "Take the tour at noon"],
      ["Galerie Halbmond", "hangs only pictures of the night", "Small, but every room is good"],
    ],
  },
  {
    noun: "places to eat",
    asked: /\b(?:restaurants?|eat|dinner|lunch|pizza|sushi|food|bakery|bakeries)\b/i,
    names: [
      ["Zur Alten Fähre", "serves fish by the landing stage", "Fresh and unpretentious"],
      ["Trattoria Sottovento", "bakes pizza in a wood oven", "Order the one with figs"],
      ["Green Ladle", "cooks without meat", "Even my uncle was happy"],
    ],
  },
  {
    noun: "places",
    asked:
      /\b(?:parks?|hotels?|shops?|pharmac|places?|near(?:by| me)?|around here|directions|where can i)\b/i,
    names: [
      ["Lantern Park", "has a pond and a café", "Lovely at dusk"],
      ["Market Hall", "is open until 20:00", "Everything under one roof"],
      ["Hilltop Hostel", "looks over the bay", "Clean, with a view"],
    ],
  },
];

export interface FoundPlace extends Place {
  remark: string;
}

/** What kind of places a text asks for; undefined where it asks for none. */
export function findPlaceKind(text: string): PlaceKind | undefined {
  return KINDS.find(({ asked }) => asked.test(text));
}

export function toPlaces({ names }: PlaceKind, count: number): FoundPlace[] {
  return names.slice(0, count).map(([name, remark, review]) => {
    const digest = createHash("sha256").update(name).digest();
    const url = `https://maps.google.com/?cid=${digest.readBigUInt64BE()}`;
    const review_id = digest.toString("base64url").slice(0, 22);
    return {
      name,
      remark,
      place_id: `places/ChIJ${digest.toString("base64url").slice(8, 31)}`,
      url,
      review_snippets: [{ review_id, title: review, url: `${url}&review=${review_id}` }],
    };
  });
}
