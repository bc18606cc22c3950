import type { Run } from "./run.ts";
import { type InteractionFields, isSettled } from "./wire.ts";

/** What POST answers: the new steps only, in the recorded order of keys. */
export function toCreated(run: Run): InteractionFields {
  return toResource(run, isSettled(run.status) ? run.steps : undefined);
}

/** What GET answers: the input first, then the new steps. */
export function toRetrieved(run: Run): InteractionFields {
  return toResource(run, isSettled(run.status) ? [...run.origin.input, ...run.steps] : undefined);
}

/** Without steps, which an unfinished background run does not show. */
export function toAccepted(run: Run): InteractionFields {
  return toResource(run, undefined);
}

function toResource(run: Run, steps: InteractionFields["steps"]): InteractionFields {
  return {
    ...(run.visibleId && { id: run.visibleId }),
    status: run.status,
    ...(run.usage && { usage: run.usage }),
    created: run.created,
    updated: run.updated,
    service_tier: run.origin.serviceTier,
    ...(run.errors && { errors: run.errors }),
    ...(run.continuationToken && { continuation_token: run.continuationToken }),
    ...(steps && { steps }),
    object: "interaction",
    ...run.origin.answerer,
    ...(run.origin.environment && { environment_id: run.origin.environment.id }),
  };
}
