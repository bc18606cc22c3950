import "server-only";
import { admitOperator } from "./access/operator";
import { env } from "./env";
import { errorFields, log } from "./log";
import { type Task, tasks } from "./tasks";

// Less than any host gives a request, so that the answer says what was left.
const LIMIT_MS = 50_000;

/**
 * For hosts where no process lives between requests: takes over what nobody runs any more, and does once what a
 * server does by itself again and again. Answers which of it was done, and for what there was no time.
 */
export async function runTasks(request: Request): Promise<{ done: string[]; left: string[] }> {
  admitOperator(request, env().CRON_SECRET);
  return runOnce(tasks(), LIMIT_MS);
}

/** One after the other. One that fails is logged and keeps none of the others waiting; nor does one that takes too long. */
export async function runOnce(
  tasks: readonly Task[],
  limitMs: number,
): Promise<{ done: string[]; left: string[] }> {
  const time = AbortSignal.timeout(limitMs);
  const done: string[] = [];
  const left: string[] = [];
  for (const { name, run } of tasks) {
    const isDone = await within(time, run).catch((cause: unknown) => {
      log.error({ task: name, ...errorFields(cause) }, "a task failed");
      return false;
    });
    (isDone ? done : left).push(name);
  }
  return { done, left };
}

/** Whether it was done in time. What is under way when time is up goes on, as long as the process does. */
async function within(time: AbortSignal, run: () => Promise<unknown>): Promise<boolean> {
  if (time.aborted) return false;
  const inTime = run().then(() => true);
  inTime.catch(() => undefined);
  const late = new Promise<false>((resolve) => {
    time.addEventListener("abort", () => resolve(false), { once: true });
  });
  return Promise.race([inTime, late]);
}
