import type { MetadataRoute } from "next";
import { SEARCH_ADDRESS, SHARE_TARGET, SHARED_FILES, SHARED_TEXT } from "@/lib/protocol/launch";

/** Whatever can be attached; which of it a model takes, the message says. */
const SHARED_TYPES = ["image/*", "audio/*", "video/*", "text/*", "application/pdf", "application/json"];

/** How the app stands among others once it is installed. The same for everybody, and read without a cookie. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Parley",
    short_name: "Parley",
    description: "Conversations with Gemini, kept.",
    id: "/",
    start_url: "/",
    scope: "/",
    display: "standalone",
    // The light canvas. Where the system is dark, `themeColor` of the page says so once there is a page.
    theme_color: "#fcfbf8",
    background_color: "#fcfbf8",
    categories: ["productivity"],
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: "New chat", url: "/", icons: [{ src: "/icons/icon-192.png", sizes: "192x192" }] },
      { name: "Search", url: SEARCH_ADDRESS, icons: [{ src: "/icons/icon-192.png", sizes: "192x192" }] },
    ],
    // What a phone shares comes into the message of a new chat, and is sent by nobody but its person.
    share_target: {
      action: SHARE_TARGET,
      method: "POST",
      enctype: "multipart/form-data",
      params: { ...SHARED_TEXT, files: [{ name: SHARED_FILES, accept: SHARED_TYPES }] },
    },
  };
}
