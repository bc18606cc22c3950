// The mark of app/icon.svg with a dot in its corner, in the colours of both themes.
const DOTTED = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>path{fill:#007176}circle{fill:#c62828}@media (prefers-color-scheme:dark){path{fill:#67c6cb}circle{fill:#ff8a80}}</style><path fill-opacity=".45" d="M9.5 3H18a9.5 9.5 0 0 1 0 19h-5.5L6.3 28.9A.75.75 0 0 1 5 28.4V7.5A4.5 4.5 0 0 1 9.5 3Z"/><path d="M5 7.5A4.5 4.5 0 0 1 9.5 3H11a6 6 0 0 1 6 6v7a6 6 0 0 1-4.5 5.8v.2L6.3 28.9A.75.75 0 0 1 5 28.4Z"/><circle cx="25" cy="7" r="7"/></svg>`;

let plain: string | null = null;

/** Puts a dot on the icon of the page, or takes it away. */
export function setIconDot(hasDot: boolean): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!link || hasDot === (plain !== null)) return;
  if (hasDot) {
    plain = link.href;
    link.href = `data:image/svg+xml,${encodeURIComponent(DOTTED)}`;
  } else {
    link.href = plain ?? link.href;
    plain = null;
  }
}
