import { refuse } from "./errors.ts";
import type { Distort } from "./faults/fault.ts";
import { refuseStatus } from "./faults/refusals.ts";
import { toRetrieved } from "./resource.ts";
import { json, type RouteRequest } from "./router.ts";
import type { Run, RunFaults } from "./run.ts";
import { toFrame } from "./sse.ts";
import { streamRun } from "./stream.ts";

export function getInteraction(request: RouteRequest): Response {
  const run = storedRun(request);
  const { faults } = run.origin;
  if (takeOne(faults, "failingGets")) throw refuseStatus(503);
  if (request.query.get("stream") !== "true") return json(toRetrieved(run));
  if (faults.refusesResume) throw refuse(400, "Streaming is not supported for this interaction.");
  const after = positionAfter(run, request.query.get("last_event_id"));
  const from = faults.replaysFromStart ? 0 : Math.max(0, after - (faults.replaysEarly ?? 0));
  return streamRun(run, { from, isSorted: true, signal: request.signal, distort: tellLateUsage(run) });
}

export function deleteInteraction(request: RouteRequest): Response {
  request.emulator.interactions.delete(storedRun(request).origin.id);
  return json({});
}

export function cancelInteraction(request: RouteRequest): Response {
  const run = storedRun(request);
  if (!run.origin.isBackground) {
    throw refuse(400, "Only interactions created with background=true can be cancelled.");
  }
  if (takeOne(run.origin.faults, "failingCancels")) throw refuseStatus(503);
  run.cancel();
  return json(toRetrieved(run));
}

function storedRun({ parameters, emulator }: RouteRequest): Run {
  const run = emulator.interactions.get(parameters.id ?? "");
  if (!run) throw refuse(404, "Requested entity was not found.");
  return run;
}

function takeOne(faults: RunFaults, name: "failingGets" | "failingCancels"): boolean {
  const left = faults[name] ?? 0;
  if (left > 0) faults[name] = left - 1;
  return left > 0;
}

// A replay is of the interaction as it is by now: what it used may have become known since its end.
function tellLateUsage(run: Run): Distort {
  return async function* (frames) {
    for await (const frame of frames) {
      const { event } = frame;
      const isEnd = event?.event_type === "interaction.completed" && !event.interaction.usage;
      if (!isEnd || !run.lateUsage || !run.usage) yield frame;
      else yield toFrame({ ...event, interaction: { ...event.interaction, usage: run.usage } }, true);
    }
  };
}

function positionAfter(run: Run, eventId: string | null): number {
  if (!eventId) return 0;
  const position = run.log.findIndex((event) => event.event_id === eventId);
  if (position === -1) throw refuse(400, "Invalid last_event_id: no such event in this interaction.");
  return position + 1;
}
