const OPENINGS =
  /^(?:(?:please|can you|could you|would you|will you|hey|hi|hello|ok|so|i have|i've got|i want(?: you)? to|i would like to|i'd like to|i need(?: to)?|help me(?: to| with)?|let's|tell me(?: about)?|explain(?: to me)?|describe|write(?: me)?|give me|show me|make(?: me)?|create|what is|what are|what's|who is|bitte|kannst du|ich habe|erkläre(?: mir)?|schreibe?(?: mir)?|was ist|was sind|s'il te plaît|peux-tu|j'ai|explique(?:-moi)?|écris(?:-moi)?|qu'est-ce que|por favor|puedes|tengo|explica(?:me)?|escribe(?:me)?|qué es|a|an|the|some|ein|eine|einen|un|une|una|le|la|les|el|los|das|der|die)(?![\p{L}\p{N}])[\s,:]*)+/iu;
const TRAILING =
  /[\s,;:–-]+(?:a|an|the|of|in|on|at|to|for|and|or|with|my|your|is|are|that|by|from|und|oder|der|die|das|in|mit|de|du|la|le|et|y|el|en|con)$/iu;
const MOST_WORDS = 6;
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words that a text is about: at most six, in its own language, without quotes or an end mark. */
export function topicOf(text: string): string {
  const sentence = firstSentence(text);
  const core = sentence.replace(OPENINGS, "") || sentence;
  const words = WITHOUT_SPACES.test(core) ? segment(core) : core.split(/\s+/).slice(0, MOST_WORDS).join(" ");
  return trimEnd(words);
}

const COMMANDS =
  /^(?:(?:please|can you|could you|research|investigate|study|analy[sz]e|compare|prepare|plan|draft|build|create|make|generate|implement|develop|design|write|collect|organi[sz]e|set up|do|conduct|me|us|a|an|the|short|long|detailed|thorough|comprehensive|deep|full|report|analysis|plan|file|dataset|research|comparison|overview|list|on|of|about|for|with|into)(?![\p{L}\p{N}])[\s,:]*)+/iu;

/** What a task is about, without the words that say what is to be done with it. */
export function subjectOf(text: string): string {
  const subject = topicOf(text.replace(COMMANDS, ""));
  return subject || topicOf(text);
}

export function capitalise(text: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase() + rest.join("");
}

function firstSentence(text: string): string {
  const plain = text
    .replace(/(?<=\d) ?\* ?(?=\d)/g, " × ")
    .replace(/[*_`>"“”„«»「」]|\[|\]|(?<!\p{L})#/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  return plain.split(/(?<=\p{L}{2})[.!?。！？؟](?:\s|$)|[。！？؟]/u)[0]?.trim() ?? plain;
}

function segment(text: string): string {
  const segments = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)];
  return segments
    .slice(0, MOST_WORDS)
    .map(({ segment: word }) => word)
    .join("");
}

function trimEnd(words: string): string {
  const trimmed = words.replace(/[\s.,;:!?。、！？؟…'’-]+$/u, "").replace(TRAILING, "");
  return trimmed === words ? words : trimEnd(trimmed);
}
