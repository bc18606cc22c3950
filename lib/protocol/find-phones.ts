/** Numbers that are written as those of phones are. Each pattern begins where a word does and is bounded. */
const PATTERNS: readonly RegExp[] = [
  // International, with its plus or with 00: the latter only in groups, as long ids begin with zeros too.
  /(?<![\w+])(?:\+|00(?=[1-9]\d{0,2}[ ./(-]))[1-9]\d{0,2}(?:[ \u00a0()./-]{0,3}\d){6,13}(?!\d)/g,
  // (555) 123-4567, (11) 91234-5678, (030) 1234567
  /(?<![\w)\]])\(\d{2,5}\)[ -]?\d{2,8}(?:[ -]\d{2,5}){0,3}(?![\w-])/g,
  // 555-123-4567, 138-1234-5678
  /(?<![\w.,+/=$€£¥-])(?:1[.-])?[2-9]\d\d[.-]\d{3}[.-]\d{4}(?!\w|[.-]\d)/g,
  /(?<![\w.,+/=$€£¥-])1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\w|[.-]\d)/g,
  // With the zero in front: 06 12 34 56 78, 03-1234-5678, 0151 23456789, 020 7946 0958, 0171/1234567
  /(?<![\w.,:+/=$€£¥-])0[1-9](?:[ .-]\d\d){4}(?!\w|[ .-]\d)/g,
  /(?<![\w.,:+/=$€£¥-])0[1-9][ -]\d{4}[ -]\d{4}(?!\w|[ .-]\d)/g,
  /(?<![\w.,:+/=$€£¥-])0[1-9]\d{1,4}(?:(?:[ .-]| ?\/ ?)\d{2,8}){1,3}(?!\w|[ ./-]\d)/g,
];

// In any form where a word says that it is one.
const CALLED =
  /(?<!\p{L})(?:tel|phone|telephone|mobile|mobil|cell|fax|whatsapp|handy|handynummer|rufnummer|telefon|telefonnummer|téléphone|portable|teléfono|telefono|móvil|celular|cellulare|тел|телефон|電話|携帯|电话|手机)(?: (?:number|no))?\.?(?: ?[:：#] ?| (?:is )?)([+(]?\d(?:[ ()./-]{0,2}\d){6,14})(?!\d)/giu;

const DIGITS_MIN = 9;
const DIGITS_MIN_CALLED = 7;
const DIGITS_MAX = 15;
const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)/;
const IP_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const ROUND = /0{5}$|^(\d)\1*$/;

/** The phone numbers in a text, as they are written there. Dates, prices, and numbers of books are none. */
export function findPhones(text: string): string[] {
  const found: string[] = [];
  let rest = text.replace(CALLED, (match, number: string) => take(match, number, DIGITS_MIN_CALLED));
  for (const pattern of PATTERNS) {
    rest = rest.replace(pattern, (number: string) => take(number, number, DIGITS_MIN));
  }
  return found;

  // What is found leaves blanks, so that no other pattern finds a part of it.
  function take(match: string, number: string, digitsMin: number): string {
    if (!isPhone(number, digitsMin)) return match;
    found.push(number);
    return " ".repeat(match.length);
  }
}

function isPhone(number: string, digitsMin: number): boolean {
  const digits = number.replace(/\D/g, "");
  if (digits.length < digitsMin || digits.length > DIGITS_MAX) return false;
  return !DATE.test(number) && !IP_ADDRESS.test(number) && !ROUND.test(digits);
}
