import { delay, toTimestamp } from "./clock.ts";
import { foldSteps } from "./fold.ts";
import type { IdNames } from "./ids.ts";
import type { Diagnostic, InteractionEvent, InteractionFields, Status, Step, Usage } from "./wire.ts";

/** One event and how long the model takes to get to it, at natural pace. */
export interface Move {
  afterMs: number;
  event: InteractionEvent;
}

export interface RunOrigin {
  id: string;
  names: IdNames;
  isStored: boolean;
  isBackground: boolean;
  model: string;
  serviceTier: string;
  input: Step[];
  parent?: Run;
  now: () => number;
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
  usage: Usage | undefined;
  errors: Diagnostic[] | undefined;
  continuationToken: string | undefined;
  hasEnded = false;
  readonly #stopping = new AbortController();
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

  /** The new steps of this interaction, as far as it has come. */
  get steps(): Step[] {
    if (!this.hasEnded) return foldSteps(this.log);
    this.#steps ??= foldSteps(this.log);
    return this.#steps;
  }

  async play(moves: Move[], pace: number): Promise<void> {
    for (const { afterMs, event } of moves) {
      await delay(afterMs * pace, this.#stopping.signal);
      if (this.#stopping.signal.aborted) return;
      this.#append(event);
    }
    this.#end();
  }

  cancel(): void {
    if (this.hasEnded) return;
    const interaction: InteractionFields = {
      id: this.visibleId,
      status: "cancelled",
      created: this.created,
      updated: this.updated,
      service_tier: this.origin.serviceTier,
      object: "interaction",
      model: this.origin.model,
    };
    this.#append({ interaction, event_type: "interaction.completed" });
    this.#end();
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
    this.usage = interaction.usage;
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
