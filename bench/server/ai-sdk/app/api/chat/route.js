import { createGoogle } from "@ai-sdk/google";
import { streamText } from "ai";

// As the AI SDK's own pages have it, and nothing around it: no owner, no storage, no limits.
const google = createGoogle({ apiKey: "bench", baseURL: process.env.UPSTREAM });

/** @param {Request} request */
export async function POST(request) {
  const { text } = await request.json();
  const result = streamText({ model: google.interactions("gemini-3.8-flash"), prompt: text });
  return result.toUIMessageStreamResponse();
}

/** Says that it is there. */
export function GET() {
  return new Response("ready");
}
