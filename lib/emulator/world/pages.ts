import type { UrlStatus } from "../planned-step.ts";
import { TOWNS } from "./towns.ts";

/** Words in an address that decide what reading it comes to. */
const STATUSES: [RegExp, UrlStatus][] = [
  [/missing|broken|404|\.invalid\b/i, "error"],
  [/paywall/i, "paywall"],
  [/unsafe|malware/i, "unsafe"],
];

export function statusOf(url: string): UrlStatus {
  return STATUSES.find(([pattern]) => pattern.test(url))?.[1] ?? "success";
}

const [LARKHAVEN] = TOWNS;
const PAGES: [RegExp, string[]][] = [
  [
    /larkhaven/i,
    [
      `The page of ${LARKHAVEN.name} gives the opening hours of its library: ${LARKHAVEN.library}.`,
      "It announces the Lantern Walk – 11 November, 18:30, three bridges.",
    ],
  ],
  [
    /recipe|pancake|cook/i,
    [
      "The page asks for 200 g of flour, 300 ml of milk and two eggs.",
      "It lets the batter rest for 10–15 minutes, which it calls half of the secret.",
    ],
  ],
  [
    /example\.(?:com|org|net)/i,
    [
      "The page is titled “Example Domain”.",
      "It says that the domain may be used in examples – nothing more.",
    ],
  ],
];

/** What a page says. Of pages out of this world, something is made up. */
export function sentencesOf(url: string): string[] {
  const known = PAGES.find(([pattern]) => pattern.test(url))?.[1];
  if (known) return known;
  const { hostname, pathname } = new URL(url);
  const words = pathname.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const subject = words.length > 0 ? `“${words.slice(-4).join(" ")}”` : "its own front page";
  return [
    `The page at ${hostname} is about ${subject} – in about 900 words.`,
    "It closes with a summary in three points.",
  ];
}
