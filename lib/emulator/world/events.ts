import { type Sentence, web } from "./cited.ts";
import { findTown } from "./towns.ts";

/** What a search finds: what was asked of the search engine, and what the sources say. */
export interface Finding {
  queries: string[];
  sentences: Sentence[];
}

const INVENTED =
  "All of this is invented: Parley's demo has a small made-up world, and the links lead nowhere.";

/** Undefined where this world knows nothing of it. */
export function findEvent(text: string): Finding | undefined {
  if (
    /\beuro(?:s|pean championship)?\b.{0,20}2024|2024.{0,20}(?:\beuro\b|欧州選手権|ユーロ)|ユーロ.{0,6}2024/iu.test(
      text,
    )
  ) {
    return { queries: ["who won Euro 2024"], sentences: euro2024(text) };
  }
  const town = findTown(text);
  if (town && /\b(?:weather|forecast|temperature|rain)/i.test(text)) {
    return {
      queries: [`weather ${town.name}`],
      sentences: [
        {
          text: `In ${town.name} it is **${town.celsius} °C** with ${town.sky}.`,
          sources: [web("weather.example"), web("larkhaven.example")],
        },
        { text: INVENTED },
      ],
    };
  }
  if (town) {
    return {
      queries: [town.name, `${town.name} library opening hours`],
      sentences: [
        {
          text: `**${town.name}** has ${town.population.toLocaleString("en-US")} inhabitants – fewer than it would like.`,
          sources: [web("larkhaven.example")],
        },
        { text: `Its library is open ${town.library}.`, sources: [web("libraries.example")] },
        {
          text: "Every November the *Lantern Walk* crosses its three bridges.",
          spanning: [web("larkhaven.example")],
        },
        { text: INVENTED },
      ],
    };
  }
  return /\b(?:python|javascript|code|function|snippet)\b/i.test(text) ? reverseString() : undefined;
}

const UEFA = web("uefa.com");
const WIKIPEDIA = web("wikipedia.org");
const BBC = web("bbc.com");

// What is told of the tournament is true: facts are not invented where they are known.
function euro2024(text: string): Sentence[] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) return EURO_JAPANESE;
  return /\p{Extended_Pictographic}/u.test(text) ? EURO_EMOJI : EURO;
}

const EURO: Sentence[] = [
  {
    text: "**Spain** won Euro 2024: Spain beat England 2–1 in the final, which was played on 14 July 2024 in Berlin’s Olympiastadion.",
    sources: [UEFA, WIKIPEDIA, UEFA],
  },
  {
    text: "Nico Williams scored for Spain in the 47th minute, Cole Palmer equalised in the 73rd, and Mikel Oyarzabal decided the match in the 86th.",
    sources: [BBC, WIKIPEDIA],
    spanning: [BBC],
  },
  {
    text: "It was Spain’s record fourth title – after 1964, 2008 and 2012 – and they won all seven of their matches.",
    sources: [UEFA],
    spanning: [WIKIPEDIA],
  },
  {
    text: "Rodri was named Player of the Tournament, and Lamine Yamal Young Player of the Tournament.",
    sources: [UEFA, BBC, web("theguardian.com")],
  },
];

const EURO_EMOJI: Sentence[] = [
  {
    text: "🏆 **Spain** 🇪🇸 won Euro 2024 – they beat England 🏴󠁧󠁢󠁥󠁮󠁧󠁿 2–1 in the final ⚽ in Berlin.",
    sources: [UEFA, WIKIPEDIA, UEFA],
  },
  { text: "Oyarzabal’s goal in the 86th minute decided it 🎉👨‍👩‍👧.", sources: [BBC], spanning: [WIKIPEDIA] },
  { text: "It was Spain’s fourth title 🥇 – nobody has more.", sources: [UEFA, BBC] },
];

const EURO_JAPANESE: Sentence[] = [
  {
    text: "**スペイン**がUEFA EURO 2024で優勝しました🏆。",
    sources: [UEFA, WIKIPEDIA, UEFA],
  },
  {
    text: "2024年7月14日にベルリンで行われた決勝で、スペインはイングランドを2–1で破りました。",
    sources: [BBC, WIKIPEDIA],
    spanning: [BBC],
  },
  { text: "これはスペインにとって最多となる4度目の優勝です。", sources: [UEFA] },
];

/** With a block of code between the sentences, over which a citation may lie. */
function reverseString(): Finding {
  return {
    queries: ["python reverse string"],
    sentences: [
      {
        text: "In Python a slice with a negative step – `text[::-1]` – reverses a string.",
        sources: [web("docs.python.org"), web("stackoverflow.com")],
      },
      {
        text: '\n\n```python\ntext = "naïve café"\nprint(text[::-1])  # éfac evïan\n```',
        spanning: [web("docs.python.org")],
      },
      {
        text: "\n\nIt works by code points, so an emoji of several – 👨‍👩‍👧 – does not survive it.",
        sources: [web("stackoverflow.com")],
        spanning: [web("docs.python.org")],
      },
      { text: "\n\nThis is true, but nothing was looked up: the demo knows it by heart." },
    ],
  };
}
