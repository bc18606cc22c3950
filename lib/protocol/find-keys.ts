const SHOWN_LENGTH = 4;

type KeyPattern = {
  pattern: RegExp;
  /** Whether what has the form is a key. */
  isKey?: (secret: string) => boolean;
};

// Each begins where a word does and has no two ways to match, so that no text makes them slow.
const ASSIGNED =
  /(?<!\p{L})(?:pass(?:word|wd|phrase|code)?|pwd|passwort|kennwort|contraseña|senha|mot de passe|парол[ья]|パスワード|(?:api|access|secret|private|auth|client|account)[ _-]?(?:key|token|secret)|secret|token)["'`]?(?: ?[=:：] ?| is )["'`]?(?<secret>[^\s"'`,;&<>]{6,200})/giu;

const PATTERNS: readonly KeyPattern[] = [
  // The heading says it, and holds nothing secret itself.
  { pattern: /-----BEGIN (?<heading>[A-Z0-9 ]{0,30}PRIVATE KEY)(?: BLOCK)?-----/g },
  { pattern: /(?<![\w.-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g },
  { pattern: /(?<![\w-])AIza[\w-]{30,}/g },
  { pattern: /(?<![\w-])(?:AQ\.|ya29\.|GOCSPX-)[\w-]{20,}/g },
  { pattern: /(?<![\w-])sk-[\w-]{16,}/g, isKey: (secret) => /[^-]{12}/.test(secret) && /\d/.test(secret) },
  {
    pattern: /(?<![\w-])(?:gh[pousr]|github_pat|glpat|npm|hf|[spr]k_(?:live|test)|whsec)[_-][\w-]{16,}/g,
    isKey: isMixed,
  },
  { pattern: /(?<![\w-])xox[abeoprs]-[\w-]{10,}/g },
  { pattern: /(?<![\w-])(?:AKIA|ASIA)[0-9A-Z]{16}(?!\w)/g },
  { pattern: /(?<![\w-])SG\.[\w-]{16,}\.[\w-]{16,}/g },
  { pattern: /(?<![\w-])(?:Bearer|Basic) (?<secret>[\w.~+/-]{16,}=*)/g, isKey: isMixed },
  // The password in an address, as of a database.
  {
    pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,64}:(?<secret>[^\s/@]{1,128})@/gi,
    isKey: isWritten,
  },
  { pattern: ASSIGNED, isKey: isPassword },
];

/** The keys in a text, each by its beginning, and the text with blanks in their place. */
export function findKeys(text: string): { found: string[]; rest: string } {
  const found: string[] = [];
  let rest = text;
  for (const { pattern, isKey = () => true } of PATTERNS) {
    rest = rest.replace(pattern, (match: string, ...more: unknown[]) => {
      const { secret = match, heading } = groupsOf(more);
      if (!isKey(secret)) return match;
      found.push(heading ?? `${match.slice(0, match.lastIndexOf(secret) + SHOWN_LENGTH)}…`);
      return " ".repeat(match.length);
    });
  }
  return { found, rest };
}

function groupsOf(more: readonly unknown[]): { secret?: string; heading?: string } {
  const groups = more.at(-1);
  return typeof groups === "object" && groups !== null ? groups : {};
}

function isMixed(secret: string): boolean {
  return /\d/.test(secret) && /[a-z]/i.test(secret);
}

/** Not what stands for a value: `${PASSWORD}`, `<yours>`, `***`. */
function isWritten(secret: string): boolean {
  return !/[${}()[\]<>|]|^(.)\1*$|process\.env/.test(secret) && !STANDS_FOR.test(secret);
}

const STANDS_FOR =
  /^(?:string|boolean|number|undefined|required|optional|invalid|expired|missing|example|changeme|placeholder|redacted|hidden|your[\w-]*|my[-_]?\w*|password|passwort|secret|x+)[.!?]*$/i;

function isPassword(secret: string): boolean {
  const word = secret.replace(/[.!?:)]+$/, "");
  return isWritten(word) && word.length >= 6 && (isMixed(word) || /[#%+*!@^]/.test(word));
}
