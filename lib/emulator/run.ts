import { aborted, type Clock, toTimestamp } from "./clock.ts";
import type { Environment, FileChange } from "./environments/environment.ts";
import { foldSteps } from "./fold.ts";
import type { IdNames } from "./ids.ts";
import type { Diagnostic, InteractionEvent, InteractionFields, Status, Step, Usage } from "./wire.ts";

/** One event and how long the model takes to get to it, at natural pace. */
export interface Move {
  afterMs: number;
  /** Whether that is real time, which no pace changes. */
  isExact?: boolean;
  event: InteractionEvent;
  /** What happens beside, in an environment. */
  act?: () => void;
}

/** What goes wrong with a run after it was accepted; the counts are of what is still to fail. */
export interface RunFaults {
  refusesResume?: boolean;
  replaysFromStart?: boolean;
  /** By how many events a resumed stream begins too early. */
  replaysEarly?: number;
  failingGets?: number;
  failingCancels?: number;
}

export interface RunOrigin {
  id: string;
  names: IdNames;
  isStored: boolean;
  isBackground: boolean;
  /** What answers, as the resource names it. */
  answerer: { model: string } | { agent: string };
  environment?: Environment;
  faults: RunFaults;
  serviceTier: string;
  input: Step[];
  parent?: Run;
  now: () => number;
  clock: Clock;
  createEventId: () => string;
}

/**
 * One interaction as it happens. It writes its events to a log and never waits for a reader:
 * connections only read the log, so losing one of them does not change what is stored.
 */
export class Run {
  readonly origin: RunOrigin;
  readonly log: InteractionEvent[] = [];
  readonly created: string;
  updated: string;
  status: Status = "in_progress";
  errors: Diagnostic[] | undefined;
  continuationToken: string | undefined;
  /** What is told of its use some time after its end, and when, by the emulator's clock. */
  lateUsage: { usage: Usage; afterMs: number } | undefined;
  /** All steps that an agent would have taken, had nothing stopped it. */
  plan: Step[] = [];
  /** What of them changes files, by the id of the call. */
  changes: ReadonlyMap<unknown, FileChange[]> = new Map();
  hasEnded = false;
  readonly #stopping = new AbortController();
  #usage: Usage | undefined;
  endedMs: number | undefined;
  #steps: Step[] | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(origin: RunOrigin) {
    this.origin = origin;
    this.created = toTimestamp(origin.now());
    this.updated = this.created;
  }

  /** Empty where the API keeps nothing, as on the wire. */
  get visibleId(): string {
    return this.origin.isStored ? this.origin.id : "";
  }

  /** What it used, once that is told. */
  get usage(): Usage | undefined {
    const { endedMs, lateUsage } = this;
    if (!lateUsage || endedMs === undefined || this.status === "cancelled") return this.#usage;
    return this.origin.now() >= endedMs + lateUsage.afterMs ? lateUsage.usage : undefined;
  }

  /** The new steps of this interaction, as far as it has come. */
  get steps(): Step[] {
    if (!this.hasEnded) return foldSteps(this.log);
    this.#steps ??= foldSteps(this.log);
    return this.#steps;
  }

  /** A run that is endless says nothing after its last move, and is in progress for ever. */
  async play(moves: Move[], pace: number, isEndless = false): Promise<void> {
    const { clock } = this.origin;
    let dueMs = clock.now();
    for (const { afterMs, isExact, event, act } of moves) {
      dueMs += isExact ? afterMs : afterMs * pace;
      await clock.until(dueMs, this.#stopping.signal);
      if (this.#stopping.signal.aborted) return;
      act?.();
      this.#append(event);
    }
    if (isEndless) await aborted(this.#stopping.signal);
    else this.#end();
  }

  cancel(): void {
    if (this.hasEnded) return;
    const interaction: InteractionFields = {
      id: this.visibleId,
      status: "cancelled",
      created: this.created,
      updated: this.updated,
      ...("model" in this.origin.answerer && { service_tier: this.origin.serviceTier }),
      object: "interaction",
      ...this.origin.answerer,
    };
    this.#append({ interaction, event_type: "interaction.completed" });
    this.#end();
  }

  /** To be called when nothing is left that could be taken up. */
  forgetPlan(): void {
    this.plan = [];
    this.changes = new Map();
  }

  /** Stops without a word, as when the machine that ran it is gone. */
  die(): void {
    this.#end();
  }

  /** Events from a position in the log on, then each new one, until the run ends or the signal aborts. */
  async *read(from: number, signal: AbortSignal): AsyncGenerator<InteractionEvent> {
    for (let position = from; !signal.aborted; ) {
      const event = this.log[position];
      if (event) {
        position += 1;
        yield event;
      } else if (this.hasEnded) {
        return;
      } else {
        await this.#nextChange(signal);
      }
    }
  }

  async untilEnded(signal: AbortSignal): Promise<void> {
    while (!this.hasEnded && !signal.aborted) await this.#nextChange(signal);
  }

  #append(event: InteractionEvent): void {
    if (this.origin.isBackground) this.updated = toTimestamp(this.origin.now());
    if (event.event_type === "interaction.status_update") this.status = event.status;
    if (event.event_type === "error") {
      this.status = "failed";
      this.errors = [event.error];
    }
    if (event.event_type === "interaction.completed") this.#settle(event.interaction);
    this.log.push(this.origin.isBackground ? { ...event, event_id: this.origin.createEventId() } : event);
    this.#wake();
  }

  #settle(interaction: InteractionFields): void {
    interaction.updated = this.updated;
    this.status = interaction.status;
    this.endedMs = this.origin.now();
    this.#usage = interaction.usage;
    this.errors = interaction.errors;
    this.continuationToken = interaction.continuation_token;
  }

  #end(): void {
    this.hasEnded = true;
    this.#stopping.abort();
    this.#wake();
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  #nextChange(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener("abort", wake);
    });
  }
}
