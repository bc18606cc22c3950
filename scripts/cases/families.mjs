import { FAMILIES_OF_RELIABILITY } from "./families-of-reliability.mjs";

/**
 * The cases that the tests of safety and reliability are about, in a few words each. A test says in its name
 * which of them it is for.
 *
 * @type {Record<string, { title: string, cases: readonly string[] }>}
 */
export const FAMILIES = {
  AZ: {
    title: "Who may have what",
    cases: [
      "Each address, each method, each kind of visitor: what is not one's own looks like what never was",
      "A running reply is read by its owner only",
      "Nobody writes into somebody else's thread",
      "Nobody uses, sees or deletes somebody else's file",
      "What only the server may say is refused from a client",
      "Every action on somebody else's things is refused and has no effect",
      "Functions that read and write take the owner first",
      "Ids cannot be guessed",
      "A cookie that was changed, forged or has run out makes nobody of its bearer",
      "The cookie's attributes",
      "Signing in makes a new session and moves what one had",
      "Signing out ends the session everywhere, streams too",
      "An account that is deleted leaves nothing behind",
      "One session is ended and the others live",
      "No header or form of address that a framework knows opens a page to others",
      "Who may see a page does not depend on the proxy",
      "After signing in one lands on this site only",
      "A forged host is mentioned nowhere",
    ],
  },
  SH: {
    title: "Shared links",
    cases: [
      "An address that cannot be guessed opens the page",
      "No search engine keeps it, no referrer, no cache",
      "Search engines may read that they may not list it",
      "It stays as it was when it was shared",
      "Revoked, it is gone at once, all of it",
      "It carries nothing of the owner or the machinery",
      "It goes with its thread and with its account",
      "Files only where they were ticked, as copies of the link's own",
      "Guessing is limited, and tells nothing by its time",
      "It sets no cookie and is the same for its owner",
      "Hostile content is inert on it",
      "Its preview picture is bounded, and fetches nothing",
      "Before it is made one sees what becomes public; revoked one by one or all",
      "Who goes on from it has a thread of their own",
      "An answer that is still being written is not on it",
    ],
  },
  UP: {
    title: "Files in and out",
    cases: [
      "A file is what its bytes say",
      "What could run is served as what cannot",
      "Opened as a page, no file does anything",
      "The headers of files",
      "No file is a script for our pages",
      "Too large is refused before or while it comes",
      "What arrives is what was announced",
      "Broken forms of uploading",
      "Hostile heads of files do not hold up the server",
      "Pictures with too many pixels",
      "Documents that unpack to far more",
      "Names of files",
      "Quota and room, also at once",
      "An upload that stands still is ended",
      "Google's addresses stay on the server",
      "What a model makes is checked too",
      "Parts of a file",
      "Files go with what had them",
      "Every way to attach is checked alike",
    ],
  },
  RN: {
    title: "What is shown",
    cases: [
      "Hundreds of hostile texts in every field, at every letter: inert",
      "Pictures in an answer ask nobody",
      "Nor through this site",
      "Links tell where they lead, and lead to web and mail only",
      "Google's search suggestions open at once",
      "They are shown as they came, in a frame that can do nothing",
      "Hostile ones stay in their box",
      "Citations with odd positions",
      "Formulas are bounded and cannot link",
      "Diagrams",
      "Huge and deep texts stay quick",
      "Nothing written takes a name of the page's",
      "Letters that hide or turn text",
      "Previews of made pages",
      "Raw HTML is text",
      "Printed, copied and exported, hostile text is inert",
    ],
  },
  SS: {
    title: "Who the server talks to",
    cases: [
      "Only named files open connections",
      "The whole app talks to Google only",
      "Requests that name another host",
      "The optimizer of pictures is off",
      "No field chooses where a call goes",
      "Addresses for the model to read are checked, and never fetched here",
      "What a function fetches cannot reach inside",
      "Calls from outside about work that is done",
    ],
  },
  PX: {
    title: "The key",
    cases: [
      "It is in nothing that leaves the server",
      "Code of the server cannot get into the page",
      "Errors that echo it are cleaned",
      "A client asks only for what the server allows",
      "This is no general way to Google",
      "It does not start with settings that are unsafe",
      "Answers never cross",
      "A new key takes over",
      "No source maps, no names of what it runs on",
      "Agents work within the server's rules",
    ],
  },
  RL: {
    title: "Limits and money",
    cases: [
      "One more than allowed is told when to come back",
      "A new cookie does not help",
      "Addresses are compared as networks",
      "Forwarded addresses count only from proxies that are trusted",
      "Where spending cannot be noted, nothing is spent",
      "A budget for three is enough for three, however many ask at once",
      "What runs may end when the day's budget does",
      "A crash frees what it had reserved",
      "How much at once",
      "The same message again costs nothing",
      "Sizes of what is sent",
      "Costs are worked out to the cent",
      "What fails counts as use, not as cost",
      "Each kind of action has its own limit",
      "Answers can be switched off while it runs",
    ],
  },
  IV: {
    title: "Input",
    cases: [
      "Bodies of every wrong kind, at every address",
      "Random values through every schema",
      "Odd ids",
      "Words of databases are plain text",
      "No pattern takes forever",
      "Methods that there are not",
      "Content types that are not JSON",
      "Broken addresses and heads that are too large",
      "What a model hands to a function",
      "Import and export",
    ],
  },
  HD: {
    title: "Headers and other sites",
    cases: [
      "No other site writes here",
      "By no way a browser has",
      "Reading changes nothing",
      "No other site reads here",
      "The headers of every kind of answer",
      "The content policy has nothing to stop in ordinary use",
      "Nonces",
      "Mozilla's scanner",
      "Server actions, of which there are none",
      "Nobody frames us",
      "No cache mixes up pages",
      "Windows and messages of others",
      "Service workers",
    ],
  },
  DS: {
    title: "Exhaustion",
    cases: [
      "Many slow readers",
      "Ten thousand connections that come and go",
      "Requests that never end",
      "Endless answers",
      "Lines without an end from Google",
      "Thousands of threads and turns",
      "An error in one request",
      "The event loop under load",
      "Many tabs of one browser",
    ],
  },
  PI: {
    title: "A model that was talked into something",
    cases: [
      "It cannot send out, call or read what it may not",
      "What is read is not taken for instructions of ours",
      "What has effects needs a person, each time, for exactly these arguments",
      "No secret is in a prompt",
      "Titles are short and plain",
    ],
  },
  LG: {
    title: "Logs",
    cases: [
      "No content and no secret in them",
      "One event is one line",
      "Errors tell a code, and nothing of the inside",
      "What matters for safety is written down",
    ],
  },
  SC: {
    title: "What it is built from",
    cases: [
      "Packages are what the lock file says, and run nothing when installed",
      "New versions wait",
      "Known holes",
      "Few dependencies, each with its reason and licence",
      "No secrets in the tree or its history",
      "Two builds are the same",
      "A supported Node",
      "What builds it elsewhere",
    ],
  },
  ...FAMILIES_OF_RELIABILITY,
};

/** @param {string} family @param {number} index */
export const idOf = (family, index) => `${family}-${String(index + 1).padStart(2, "0")}`;

/** Families of which every case has a test, or a reason why not. */
const WHOLE = ["AZ", "SH", "RL", "IV", "HD", "SS", "PX", "LG", "SC"];
const SINGLE = ["DU-04", "DU-05", "DU-06", "DU-07", "DU-08", "DU-09", "DU-10", "DU-18", "DU-20", "DU-25"];

/** @returns {string[]} */
export function idsToAnswer() {
  return [
    ...WHOLE.flatMap((family) => FAMILIES[family]?.cases.map((_, index) => idOf(family, index)) ?? []),
    ...SINGLE,
  ];
}
