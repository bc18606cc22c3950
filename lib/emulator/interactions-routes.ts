import { refuse } from "./errors.ts";
import { toRetrieved } from "./resource.ts";
import { json, type RouteRequest } from "./router.ts";
import type { Run } from "./run.ts";
import { streamRun } from "./stream.ts";

export function getInteraction(request: RouteRequest): Response {
  const run = storedRun(request);
  if (request.query.get("stream") !== "true") return json(toRetrieved(run));
  const from = positionAfter(run, request.query.get("last_event_id"));
  return streamRun(run, { from, isSorted: true, signal: request.signal });
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
  run.cancel();
  return json(toRetrieved(run));
}

function storedRun({ parameters, emulator }: RouteRequest): Run {
  const run = emulator.interactions.get(parameters.id ?? "");
  if (!run) throw refuse(404, "Requested entity was not found.");
  return run;
}

function positionAfter(run: Run, eventId: string | null): number {
  if (!eventId) return 0;
  const position = run.log.findIndex((event) => event.event_id === eventId);
  if (position === -1) throw refuse(400, "Invalid last_event_id: no such event in this interaction.");
  return position + 1;
}
