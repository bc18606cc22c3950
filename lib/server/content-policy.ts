import "server-only";

type PagePolicy = { nonce: string; isShare: boolean };

const NONCE_BYTES = 16;

export function newNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))).toString("base64");
}

// biome-ignore lint/style/noProcessEnv: the build writes it into the code.
const isDevelopment = process.env.NODE_ENV === "development";

/**
 * The content security policy of a page. Scripts run by its nonce and by what those load; a page takes
 * nothing from elsewhere, and nobody frames it. A shared page has nobody to speak to.
 */
export function pagePolicy({ nonce, isShare }: PagePolicy): string {
  return [
    "default-src 'none'",
    // React's development build evaluates code to show where an error came from.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // KaTeX places the parts of a formula by attributes. Markdown of a model never keeps one.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    ...(isShare ? [] : ["connect-src 'self'"]),
    "frame-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");
}

/** The nonce of the page that is being rendered; `proxy.ts` has put its policy among the headers. */
export function nonceOf(headers: Headers): string | undefined {
  return /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
}

/** Of answers that are no pages, and are shown by nobody. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
