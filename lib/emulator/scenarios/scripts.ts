import { type Scenario, say, thought } from "../prompt.ts";

const SAMPLES: [RegExp, string][] = [
  [
    /\bjapanese\b|日本語/i,
    "**日本語**：川の流れは絶えずして、しかも、もとの水にあらず。（鴨長明『方丈記』）",
  ],
  [
    /\barabic\b|عربي/i,
    "**العربية**: النهر لا يعود إلى منبعه أبدًا، لكنه يصل دائمًا إلى البحر (حتى بعد 100 عام).",
  ],
  [/\bhebrew\b|עברית/i, "**עברית**: כל הנחלים הולכים אל הים, והים איננו מלא."],
  [/\bchinese\b|中文/i, "**中文**：逝者如斯夫，不舍昼夜。"],
  [/\bkorean\b|한국어/i, "**한국어**: 강물은 흐르고 흘러 바다로 갑니다."],
  [/\bhindi\b|हिन्दी/i, "**हिन्दी**: नदी अपना रास्ता ख़ुद बनाती है।"],
  [/\brussian\b|русск/i, "**Русский**: В одну реку нельзя войти дважды."],
  [/\bgreek\b|ελλην/i, "**Ελληνικά**: Τα πάντα ῥεῖ."],
  [
    /\bemojis?\b/i,
    "**Emoji**: 🏞️🌊🦜 👩‍🚀👨‍👩‍👧‍👦 🇫🇷🇯🇵 👍🏽 ❤️‍🔥 (families, flags and skin tones are several code points each).",
  ],
];

/** Scripts, directions and characters of several code points, one paragraph each. */
export const answerScripts: Scenario = ({ text }) => {
  const isAll = /\bunicode\b|\bscripts\b|\bmany languages\b/i.test(text);
  const named = SAMPLES.filter(([pattern]) => isAll || pattern.test(text));
  if (named.length === 0) return undefined;
  const paragraphs = named.map(([, paragraph]) => paragraph).join("\n\n");
  return say(
    paragraphs,
    thought("Minding the scripts", "Each paragraph keeps the direction of its own script."),
  );
};
