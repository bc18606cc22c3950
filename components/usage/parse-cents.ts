/** What the server takes, in US cents. */
const MOST = 10_000_000;

/** An amount in dollars as people write it, in cents: null where there is none, undefined where it is no amount. */
export function parseCents(text: string): number | null | undefined {
  const written = text.replace(/[\s$]/g, "");
  if (written === "") return null;
  if (!/^(\d+([.,]\d{0,2})?|[.,]\d{1,2})$/.test(written)) return undefined;
  const cents = Math.round(Number(written.replace(",", ".")) * 100);
  return cents >= 1 && cents <= MOST ? cents : undefined;
}
