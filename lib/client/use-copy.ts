"use client";

import { useEffect, useState } from "react";

const CONFIRMATION_MS = 1600;

type Copied = { text: string; html?: string | undefined };

/** Copies, and tells for a moment that it did. */
export function useCopy(): { hasCopied: boolean; copy: (content: Copied) => Promise<void> } {
  const [hasCopied, setHasCopied] = useState(false);
  useEffect(() => {
    if (!hasCopied) return;
    const timer = setTimeout(() => setHasCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [hasCopied]);
  const copy = async (content: Copied) => setHasCopied(await writeToClipboard(content));
  return { hasCopied, copy };
}

async function writeToClipboard({ text, html }: Copied): Promise<boolean> {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/plain": asBlob(text, "text/plain"),
          "text/html": asBlob(html, "text/html"),
        }),
      ]);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function asBlob(text: string, type: string): Blob {
  return new Blob([text], { type });
}

// The clipboard interface is missing where the page is not served by https.
function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr-only";
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  return isCopied;
}
