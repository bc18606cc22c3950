import { openFacts } from "./model-calls/facts.mjs";
import { loadEnvFiles } from "./set-up/load-env-files.mjs";
import { runMain, SetUpFailure, say } from "./set-up/report.mjs";

const USAGE = "npm run model-calls -- on | off | status";

/** Switches all calls of models on or off in the database that the app uses. Every process follows within seconds. */
await runMain(async () => {
  const [wish = "status", ...rest] = process.argv.slice(2);
  if (!["on", "off", "status"].includes(wish) || rest.length > 0) throw new SetUpFailure(USAGE);
  loadEnvFiles();
  const facts = await openFacts(process.env);
  try {
    if (wish !== "status") await facts.write("model_calls", wish);
    const state = (await facts.read("model_calls")) === "off" ? "off" : "on";
    say(`Model calls are ${state}.`);
    if (state === "on" && process.env.MODEL_CALLS === "off")
      say("But MODEL_CALLS=off is set, and that counts.");
  } finally {
    await facts.close();
  }
});
