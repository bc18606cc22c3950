import "server-only";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILD } from "@/lib/protocol/build";

const LIBRARY = "node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js";

// The colours of app/globals.css by their names there, as the library reads no others than such. `fills` tell parts
// of one whole apart, under text of the colour of ink.
const LIGHT = {
  canvas: "#fdfcfa",
  surface: "#f5f3f0",
  raised: "#fffefd",
  edge: "#8a8782",
  ink: "#171b1f",
  soft: "#464c53",
  fills: ["#b9dcdf", "#e6d3a8", "#c9cfe8", "#d3e3c0", "#e9c6c0", "#d9c8e3", "#c5d9ee", "#e3dcc9"],
};
const DARK = {
  canvas: "#0d1116",
  surface: "#14181e",
  raised: "#1b2027",
  edge: "#6d7580",
  ink: "#e6e8ec",
  soft: "#b3b8c0",
  fills: ["#1f4a4e", "#54451f", "#333a5c", "#34492a", "#5a322d", "#46345a", "#27435c", "#48432f"],
};

// Runs in the frame. The page that it is in gives it one port, and whoever gives none is not heard: an extension
// may speak here, too. A diagram leads nowhere, so nothing in it is a link.
const SCRIPT = `"use strict";
const COLORS = ${JSON.stringify({ light: LIGHT, dark: DARK })};
const FONT = "system-ui, sans-serif";
let port;
let drawn = 0;
const heights = new ResizeObserver(() =>
  port.postMessage({ height: Math.ceil(document.body.getBoundingClientRect().height) }),
);
const variablesOf = (isDark) => {
  const { canvas, surface, raised, edge, ink, soft, fills } = COLORS[isDark ? "dark" : "light"];
  const parts = fills.flatMap((fill, part) => [["pie" + (part + 1), fill], ["cScale" + part, fill], ["git" + part, fill]]);
  return {
    ...Object.fromEntries(parts),
    darkMode: isDark, fontFamily: FONT, fontSize: "14px", background: canvas, mainBkg: surface,
    primaryColor: surface, primaryTextColor: ink, primaryBorderColor: edge,
    secondaryColor: raised, secondaryTextColor: ink, tertiaryColor: raised, tertiaryTextColor: ink,
    lineColor: soft, textColor: ink, titleColor: ink, edgeLabelBackground: canvas,
    clusterBkg: raised, clusterBorder: edge, noteBkgColor: raised, noteTextColor: ink, noteBorderColor: edge,
    useGradient: false, dropShadow: "none",
    pieTitleTextSize: "16px", pieSectionTextSize: "14px", pieLegendTextSize: "14px", pieOpacity: "1",
    pieStrokeColor: canvas, pieStrokeWidth: "1px", pieOuterStrokeColor: edge, pieOuterStrokeWidth: "1px",
    actorBkg: surface, actorBorder: edge, actorTextColor: ink, signalColor: soft, signalTextColor: ink,
  };
};
const draw = async ({ text, isDark }) => {
  const id = "diagram-" + ++drawn;
  document.documentElement.style.colorScheme = isDark ? "dark" : "light";
  try {
    mermaid.initialize({
      startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, fontFamily: FONT,
      theme: "base", themeVariables: variablesOf(isDark), gantt: { axisFormat: "%b %d" },
      maxTextSize: 50000, maxEdges: 500,
      secure: ["secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "suppressErrorRendering",
        "theme", "themeVariables", "themeCSS", "fontFamily", "darkMode"],
    });
    const { svg } = await mermaid.render(id, text);
    document.body.innerHTML = svg;
    for (const link of document.querySelectorAll("a")) {
      for (const name of ["href", "xlink:href", "target"]) link.removeAttribute(name);
    }
    // The first height comes by itself.
    heights.observe(document.body);
  } catch {
    port.postMessage({ isBroken: true });
  }
};
const take = ({ source, ports: [given] }) => {
  if (source !== parent || !given) return;
  removeEventListener("message", take);
  port = given;
  port.onmessage = ({ data }) => void draw(data);
};
addEventListener("message", take);
`;

const STYLE = `html { background: transparent } body { margin: 0 } svg { display: block; margin: 0 auto }`;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** It loads nothing and asks nobody: all that it needs is in it. */
function toPolicy(library: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(library)} ${hashOf(SCRIPT)}`,
    // The library gives each diagram a sheet of its own.
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-scripts",
  ].join("; ");
}

type Frame = { html: string; policy: string };

let frame: Frame | null = null;

function makeFrame(): Frame {
  const library = readFileSync(join(process.cwd(), LIBRARY), "utf8");
  const head = `<meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Diagram</title>`;
  const html = `<!doctype html>${head}<style>${STYLE}</style><script>${library}</script><body><script>${SCRIPT}</script>`;
  return { html, policy: toPolicy(library) };
}

/** The page of the frame in which diagrams are drawn: of no origin, and without a network. The address names the build. */
export function diagramFrame(): Response {
  frame ??= makeFrame();
  return new Response(frame.html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": frame.policy,
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      // It is large, and the same until the next deployment.
      ...(BUILD !== "" && { "cache-control": "private, max-age=31536000, immutable" }),
    },
  });
}
