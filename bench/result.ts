/** One figure of a run, and the same figure of what it is held against. */
export type Result = {
  /** Names it in bars.ts, in the JSON and on the command line: "server/first-text". */
  id: string;
  /** What a person reads: "Time to the first text, one stream at a time". */
  label: string;
  value: number;
  /** "ms", "KB", "streams", … Empty for what is only counted. */
  unit: string;
  /** The same measure of others in the same run, by their names. */
  baselines?: Readonly<Record<string, number>>;
};

/** What a file of measures has. Several files run one after the other, each in an idle machine. */
export type Measure = () => Promise<Result[]>;
