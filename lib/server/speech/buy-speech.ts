import "server-only";
import { callPrice } from "@/lib/protocol/prices";
import { type SpokenSound, speak } from "@/lib/server/gemini/speech";
import { modelPrice, spokenPrice } from "@/lib/server/limits/estimate";
import { withReservation } from "@/lib/server/limits/reserve";
import type { Spender } from "@/lib/server/limits/spender";

type Script = { model: string; voice: string; text: string };

/** Has a text spoken, and counts what that costs. Throws what the ledger and the SDK throw. */
export async function buySpeech(spender: Spender, { model, voice, text }: Script): Promise<SpokenSound> {
  const price = modelPrice(model);
  return withReservation({ ...spender, dollars: spokenPrice(text, price) }, async () => {
    const { sound, usage } = await speak(model, voice, text);
    return { value: sound, dollars: usage && callPrice({ model, usage }, price) };
  });
}
