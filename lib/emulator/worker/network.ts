import type { Network } from "../environments/parse-environment.ts";
import type { PlannedStep } from "../planned-step.ts";
import type { Part } from "../scenarios/tools/part.ts";
import type { Sentence, Source } from "../world/cited.ts";

/** Whether the network of an environment lets a host through. */
function mayReach(network: Network, host: string): boolean {
  if (network === undefined) return true;
  if (network === "disabled") return false;
  return network.allowlist.some(({ domain }) => {
    if (domain === "*" || domain === host) return true;
    return domain.startsWith("*.") && (host.endsWith(domain.slice(1)) || host === domain.slice(2));
  });
}

/** What a tool brings where the environment does not reach everything. */
export function throughNetwork(part: Part, network: Network): Part {
  if (network === undefined) return part;
  const search = part.steps.find(({ type }) => type === "google_search");
  if (search) return throughSearch(part, network);
  return part.steps.some(({ type }) => type === "url_context") ? throughPages(part, network) : part;
}

function throughSearch(part: Part, network: Network): Part {
  const sentences = part.sentences.flatMap((sentence) => reachable(sentence, network));
  if (sentences.length > 0) return { ...part, sentences };
  const steps = part.steps.map(
    (step): PlannedStep =>
      step.type === "google_search" ? { ...step, suggestions: [], hasFailed: true } : step,
  );
  return { ...part, steps, sentences: [{ text: `The search failed: ${reasonOf(network)}.` }] };
}

/** Only what a source says that may be read. */
function reachable(sentence: Sentence, network: Network): Sentence[] {
  const isAllowed = ({ title }: Source) => mayReach(network, String(title));
  const sources = (sentence.sources ?? []).filter(isAllowed);
  const spanning = (sentence.spanning ?? []).filter(isAllowed);
  return sources.length + spanning.length > 0 ? [{ text: sentence.text, sources, spanning }] : [];
}

function throughPages(part: Part, network: Network): Part {
  const blocked = new Set<string>();
  const steps = part.steps.map((step): PlannedStep => {
    if (step.type !== "url_context") return step;
    const pages = step.pages.map((page) => {
      if (mayReach(network, new URL(page.url).hostname)) return page;
      blocked.add(page.url);
      return { ...page, status: "error" as const };
    });
    return { ...step, pages };
  });
  const kept = part.sentences.filter(
    ({ sources = [] }) => !sources.some(({ url }) => blocked.has(String(url))),
  );
  const refused = [...blocked].map((url) => ({
    text: `\n\n${url} could not be read: ${reasonOf(network)}.`,
  }));
  const isAll = blocked.size > 0 && !kept.some(({ sources }) => sources);
  const [first, ...others] = [...(isAll ? [] : kept), ...refused];
  const sentences = first ? [{ ...first, text: first.text.trimStart() }, ...others] : [];
  return { ...part, steps, sentences };
}

function reasonOf(network: Network): string {
  return network === "disabled"
    ? "network access is disabled in this environment"
    : "the domain is not on the allowlist of this environment";
}
