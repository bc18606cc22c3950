import { refuseClassic } from "../errors.ts";
import { parsePage } from "../paging.ts";
import { json, type RouteRequest } from "../router.ts";
import type { EmulatorState } from "../state.ts";
import { isObject } from "../wire.ts";
import type { Environment } from "./environment.ts";
import { checkVariables, parseNetwork, parseSources } from "./parse-environment.ts";
import { toEnvironmentResource } from "./resources.ts";

export const ENVIRONMENT_PAGES = { defaultSize: 50, largestSize: 1_000 };

export function createEnvironment({ body, emulator }: RouteRequest): Response {
  const { network, sources, env, from_environment: from } = isObject(body) ? body : {};
  checkVariables(env, "env");
  const parsed = { network: parseNetwork(network, "network"), sources: parseSources(sources, "sources") };
  if (from === undefined || from === null || from === "") {
    return json(toEnvironmentResource(emulator.environments.create(parsed)));
  }
  if (parsed.sources.length > 0 || env) {
    throw refuseClassic(400, "sources and env must be empty when from_environment is specified.");
  }
  const origin = usableEnvironment(emulator, String(from));
  origin.touch();
  const copy = emulator.environments.create({
    network: parsed.network ?? origin.network,
    sources: [],
    files: origin.files,
  });
  return json(toEnvironmentResource(copy));
}

export function getEnvironment({ parameters, emulator }: RouteRequest): Response {
  return json(toEnvironmentResource(knownEnvironment(emulator, parameters.environment)));
}

/** The types name the key `id`, a page of the documentation `environment_id`: every second entry has both. */
export function listEnvironments({ query, emulator }: RouteRequest): Response {
  const { rows, nextPageToken } = parsePage(emulator.environments.all(), query, {
    kind: "environments",
    ...ENVIRONMENT_PAGES,
  });
  const environments = rows.map((environment, index) => ({
    ...toEnvironmentResource(environment),
    ...(index % 2 === 1 && { environment_id: environment.id }),
  }));
  return json({
    ...(environments.length > 0 && { environments }),
    ...(nextPageToken && { next_page_token: nextPageToken }),
  });
}

export function deleteEnvironment({ parameters, emulator }: RouteRequest): Response {
  emulator.environments.delete(knownEnvironment(emulator, parameters.environment).id);
  return json({});
}

export function knownEnvironment({ environments }: EmulatorState, name = ""): Environment {
  const environment = environments.get(name);
  if (environment) return environment;
  throw refuseClassic(404, noEnvironment(name));
}

/** One whose files are still there. */
export function usableEnvironment(emulator: EmulatorState, name = ""): Environment {
  const environment = knownEnvironment(emulator, name);
  if (!environment.isGivenUp) return environment;
  throw refuseClassic(404, noEnvironment(name));
}

export function noEnvironment(name: string): string {
  return `Environment '${name.replace(/^environments\//, "")}' was not found or has expired.`;
}
