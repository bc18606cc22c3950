/**
 * Runs before the application, in every page. Under its policy nothing but a trusted type becomes markup or the
 * address of a script: markup never does, and addresses are those of our own code, which the loader of chunks
 * and workers asks for in words.
 */
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(text: string): string | null }): void;
};

declare global {
  interface Window {
    /** Not in every browser, and not in the types of any. */
    trustedTypes?: TrustedTypes;
    __zod_globalConfig?: { jitless: boolean };
  }
}

window.trustedTypes?.createPolicy("default", {
  createScriptURL(text) {
    const url = new URL(text, location.href);
    const isOwn = url.origin === location.origin;
    return isOwn &&
      (url.protocol === "blob:" || /^\/(_next\/static\/|service-worker\.js$)/.test(url.pathname))
      ? text
      : null;
  },
});

// Zod would find out by trying whether it may make code from text, which the policy reports.
window.__zod_globalConfig = { jitless: true };

export {};
