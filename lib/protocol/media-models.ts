import { msg } from "@/lib/i18n/translate";
import { IMAGE, MUSIC, SIZES, SPEECH, USUAL_RATIOS, VIDEO } from "./abilities";
import type { Target } from "./targets";
import { ASPECT_RATIOS } from "./thread";

/** Models that make pictures, speech, music and video, as documented in October and November 2026. */
export const MEDIA_MODELS: readonly Target[] = [
  {
    ...IMAGE,
    id: "gemini-nano-banana-2.1",
    name: "Nano Banana 2.1",
    role: msg("Pictures, and changes to them"),
    thinkingLevels: ["minimal", "medium", "high"],
    defaultThinkingLevel: "medium",
    image: { aspectRatios: ASPECT_RATIOS, sizes: SIZES, hasImageSearch: true },
  },
  {
    ...IMAGE,
    id: "gemini-3.1-flash-image",
    name: "Nano Banana 2",
    role: msg("Pictures; many references"),
    input: ["text", "image", "video", "document"],
    thinkingLevels: ["minimal", "high"],
    defaultThinkingLevel: "minimal",
    image: { aspectRatios: ASPECT_RATIOS, sizes: ["512", ...SIZES], hasImageSearch: true },
  },
  { ...IMAGE, id: "gemini-3-pro-image", name: "Nano Banana Pro", role: msg("Pictures with the most detail") },
  {
    ...IMAGE,
    id: "gemini-3.1-flash-lite-image",
    name: "Nano Banana 2 Lite",
    role: msg("Pictures, cheap and quick"),
    thinkingLevels: ["minimal", "high"],
    defaultThinkingLevel: "minimal",
    image: { aspectRatios: ASPECT_RATIOS, sizes: ["1K"], hasImageSearch: true },
  },
  {
    ...IMAGE,
    id: "gemini-2.5-flash-image",
    name: "Nano Banana",
    role: msg("Pictures, old generation"),
    image: { aspectRatios: USUAL_RATIOS, sizes: ["1K"] },
  },
  {
    ...SPEECH,
    id: "gemini-3.8-flash-tts",
    name: "Gemini 3.8 Flash TTS",
    role: msg("Speech, one or two voices"),
  },
  {
    ...SPEECH,
    id: "gemini-3.8-flash-lite-tts",
    name: "Gemini 3.8 Flash-Lite TTS",
    role: msg("Speech, cheap and quick"),
  },
  { ...SPEECH, id: "gemini-3.1-flash-tts-preview", name: "Gemini 3.1 Flash TTS", role: msg("Speech, older") },
  { ...MUSIC, id: "lyria-3.5", name: "Lyria 3.5", role: msg("Whole songs") },
  { ...MUSIC, id: "lyria-3-pro-preview", name: "Lyria 3 Pro", role: msg("Whole songs, preview") },
  {
    ...MUSIC,
    id: "lyria-3-clip-preview",
    name: "Lyria 3 Clip",
    role: msg("Half a minute of music, preview"),
  },
  { ...VIDEO, id: "gemini-omni-1.2-flash", name: "Omni 1.2 Flash", role: msg("Video of some seconds") },
  {
    ...VIDEO,
    id: "gemini-omni-1.1-flash",
    name: "Omni 1.1 Flash",
    role: msg("Video of some seconds, older"),
  },
  {
    ...VIDEO,
    id: "gemini-omni-flash-preview",
    name: "Omni Flash",
    role: msg("Video of some seconds, preview"),
    video: { resolutions: ["720p"] },
  },
];
