import type { MetadataRoute } from "next";
import { SEARCH_ADDRESS, SHARED_TEXT } from "@/lib/protocol/launch";

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
    // What a phone shares comes as text into the message, and is sent by nobody but its person.
    share_target: { action: "/", method: "GET", params: SHARED_TEXT },
  };
}
