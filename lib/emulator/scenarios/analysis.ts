import type { PlannedStep } from "../planned-step.ts";
import { type Scenario, thought } from "../prompt.ts";
import { capitalise, subjectOf } from "./topic.ts";

const ASKS =
  /\b(?:detailed|thorough|comprehensive|deep|in-depth|long|full|background|complete)\s+analysis\b|\banaly[sz]e\b[^.]{0,80}\b(?:in depth|in detail|thoroughly)\b/i;
// Half a minute in all: long enough to leave the page, short enough to wait for.
const THINKING_MS = 3_200;

/** Work for the background: one part after another, each thought about for a while. */
export const answerAnalysis: Scenario = ({ text }) => {
  if (!ASKS.test(text)) return undefined;
  const subject = subjectOf(text) || "the subject";
  const parts = PARTS.flatMap(([title, thinking, said], index): PlannedStep[] => {
    const heading = index === 0 ? `# ${capitalise(subject)}: an analysis\n\n## ${title}` : `\n\n## ${title}`;
    return [
      ...(index === 0 ? [] : [{ type: "thought" as const, summaries: [thought(title, thinking)] }]),
      { type: "model_output", text: `${heading}\n\n${said.replaceAll("{subject}", subject)}` },
    ];
  });
  const first = PARTS[0];
  return { thoughts: [thought(first[0], first[1])], steps: parts, thinkingMs: THINKING_MS };
};

type PartOf = [title: string, thinking: string, said: string];
const PARTS: [PartOf, ...PartOf[]] = [
  [
    "What is asked",
    "I settle first what belongs to the question and what does not.",
    "An analysis of {subject} has to say where it stops. This one looks at what can be observed, at who gains and who pays, and at what would change the picture; it leaves out what only specialists could check.",
  ],
  [
    "What is known",
    "I sort what is certain from what is merely repeated.",
    "Three things about {subject} are not in dispute: it takes longer than planned, it costs more at the beginning than at the end, and those who measure it early are glad of it later. Everything else depends on whom one asks.",
  ],
  [
    "What drives it",
    "I look for the few causes that explain most of it.",
    "Most of what happens around {subject} follows from two forces that pull against each other: the wish to keep what works, and the cost of keeping it. Where the second grows faster, change comes in a single season.",
  ],
  [
    "What speaks against",
    "I try to prove myself wrong before I go on.",
    "Against this reading stands that {subject} differs from place to place. A pattern that holds in one town fails in the next, and nobody has kept records for long enough to say why.",
  ],
  [
    "What follows",
    "I draw the line under it.",
    "Whoever has to decide about {subject} does well to begin small, to write down what was expected, and to look at it again after a year. (This is Parley's demo: the form of an analysis is real, its findings are invented.)",
  ],
];
