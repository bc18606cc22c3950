import type { Things } from "./things";

export type Page = {
  /** Under `app`. */
  file: string;
  address(id: string): string;
  /** What of the things it shows, where everybody but their owner is told that there is nothing. */
  shows?: keyof Things;
};

/** Every page of the app, and what else Next makes of a file. A file without a row stops the build. */
export const PAGES: readonly Page[] = [
  { file: "(chat)/page.tsx", address: () => "/" },
  { file: "(chat)/agents/page.tsx", address: () => "/agents" },
  { file: "(chat)/archived/page.tsx", address: () => "/archived" },
  { file: "(chat)/environments/page.tsx", address: () => "/environments" },
  { file: "(chat)/continue/[shareId]/page.tsx", address: (id) => `/continue/${id}` },
  { file: "(chat)/shares/page.tsx", address: () => "/shares" },
  { file: "(chat)/threads/[threadId]/page.tsx", address: (id) => `/threads/${id}`, shows: "threadId" },
  { file: "(chat)/offline/page.tsx", address: () => "/offline" },
  { file: "manifest.ts", address: () => "/manifest.webmanifest" },
  { file: "(chat)/usage/page.tsx", address: () => "/usage" },
  { file: "s/[shareId]/page.tsx", address: (id) => `/s/${id}` },
  { file: "sign-in/page.tsx", address: () => "/sign-in" },
  { file: "icon.svg", address: () => "/icon.svg" },
];
