import type { AgentConfig, EnvironmentSettings } from "./agents";
import type { CallNote } from "./calls";
import type { Content, Step, Usage } from "./interaction";
import type { JsonSchema, Tool, ToolChoice } from "./tools";
import type { TurnError } from "./turn-errors";

export const TITLE_MAX_LENGTH = 200;
export const TEXT_MAX_LENGTH = 64_000;
export const SYSTEM_INSTRUCTION_MAX_LENGTH = 32_000;

export const THINKING_LEVELS = ["minimal", "low", "medium", "high"] as const;
export const SERVICE_TIERS = ["standard", "flex", "priority"] as const;

// biome-ignore format: one line is read at a glance.
export const ASPECT_RATIOS = ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9", "1:4", "4:1", "1:8", "8:1"] as const;
export const IMAGE_SIZES = ["512", "1K", "2K", "4K"] as const;
export const VIDEO_ASPECT_RATIOS = ["16:9", "9:16"] as const;
export const VIDEO_RESOLUTIONS = ["360p", "720p", "1080p", "4k"] as const;
export type AspectRatio = (typeof ASPECT_RATIOS)[number];
export type ImageSize = (typeof IMAGE_SIZES)[number];

/**
 * What a thread asks of the API on every turn, in the API's own words: these fields go into
 * `interactions.create` unchanged, because `previous_interaction_id` carries none of them.
 */
export type Settings = {
  /** It answers where no agent does, and again once the agent is left. */
  model: string;
  /** The agent that answers in the place of the model. */
  agent?: string | undefined;
  agent_config?: AgentConfig | undefined;
  environment?: EnvironmentSettings | undefined;
  /** Whether Google works on while nobody listens. Unset, it is as usual for what answers: see `background.ts`. */
  background?: boolean | undefined;
  system_instruction?: string | undefined;
  generation_config?:
    | {
        thinking_level?: (typeof THINKING_LEVELS)[number] | undefined;
        max_output_tokens?: number | undefined;
        seed?: number | undefined;
        stop_sequences?: string[] | undefined;
        speech_config?: SpeechVoice[] | undefined;
        tool_choice?: ToolChoice | undefined;
      }
    | undefined;
  /** What the model may use. What the model cannot, or not together, is not sent: see `tools.ts`. */
  tools?: Tool[] | undefined;
  /** One for each kind of output; each is sent only to models that make that kind. */
  response_format?: ResponseFormat[] | undefined;
  service_tier?: (typeof SERVICE_TIERS)[number] | undefined;
  store?: boolean | undefined;
};

/** Who speaks. `speaker` names them where there are two; `style` is ours: each model is told in its own way. */
export type SpeechVoice = {
  voice: string;
  speaker?: string | undefined;
  language?: string | undefined;
  style?: string | undefined;
};

export type ResponseFormat =
  | { type: "text"; mime_type: "application/json"; schema: JsonSchema }
  | { type: "image"; aspect_ratio?: AspectRatio | undefined; image_size?: ImageSize | undefined }
  | {
      type: "video";
      aspect_ratio?: (typeof VIDEO_ASPECT_RATIOS)[number] | undefined;
      resolution?: (typeof VIDEO_RESOLUTIONS)[number] | undefined;
      /** Seconds with their unit, as in "8s". */
      duration?: string | undefined;
    };

/**
 * `continuation` goes on from a cut answer: its input is ours and is not shown as a message.
 * `plan_approval` begins the research that its parent has planned; its input says how, in the person's words.
 */
export const TURN_KINDS = ["message", "continuation", "plan_approval"] as const;
export type TurnKind = (typeof TURN_KINDS)[number];

export const TURN_STATUSES = [
  "queued",
  "in_progress",
  "completed",
  "incomplete",
  "requires_action",
  "failed",
  "cancelled",
  "cut_off",
] as const;
export type TurnStatus = (typeof TURN_STATUSES)[number];

/** Where a thread stands in its person's list: archived it is out of it, pinned it is on top, else in its folder. */
export type Placement = {
  pinnedAt: number | null;
  isArchived: boolean;
  /** Null where it is in none. */
  folderId: string | null;
};

/** Where a new thread stands. */
export const UNPLACED: Placement = { pinnedAt: null, isArchived: false, folderId: null };

export type Thread = Placement & {
  id: string;
  title: string | null;
  settings: Settings;
  /** The leaf of the branch that is shown; null while the thread has no turn. */
  headTurnId: string | null;
  createdAt: number;
  updatedAt: number;
};

/** One call of the API inside a turn. Its steps are those of the turn from `firstStep` on. */
export type InteractionRecord = {
  /** Empty where nothing is stored at Google (`store: false`). */
  id: string;
  status: string;
  firstStep: number;
  usage?: Usage;
  service_tier?: string;
  /** Where the agent worked. */
  environment_id?: string;
};

/** Milliseconds since the turn began. `stoppedAt` is missing while the step is open. */
export type StepTiming = { startedAt: number; stoppedAt?: number };

export type Waiting = { until: number; code: "rate_limited" | "upstream_unavailable" };

/** What is done with a file before the model can be called with it. `name` is the person's name for it. */
export type Preparing = { stage: "uploading" | "processing"; name: string };

/**
 * One input and what answers it. It is also the state of the reducer: what an open step still
 * needs and the number of the last event are in it, so that saved state and cursor cannot disagree.
 */
export type Turn = {
  id: string;
  threadId: string;
  parentId: string | null;
  /** The same in all turns that ask one message of several targets at once. */
  comparisonId?: string | undefined;
  kind: TurnKind;
  input: readonly Content[];
  settings: Settings;
  createdAt: number;
  status: TurnStatus;
  steps: readonly Step[];
  stepTimings: readonly StepTiming[];
  /** Argument text of function calls, by step, until it parses; malformed arguments stay here. */
  argumentTexts: Readonly<Record<number, string>>;
  /** What people have decided of function calls, by step. */
  callNotes: Readonly<Record<number, CallNote>>;
  interactions: readonly InteractionRecord[];
  /** A call of the API has gone out and its interaction has not begun. */
  isCalling: boolean;
  /** The running interaction goes on at Google whether or not it is listened to. */
  isBackground: boolean;
  /** The API's id of the last event that is folded in: a stream of a background interaction is resumed after it. */
  lastEventId: string | null;
  /** When the running interaction was asked for, in milliseconds since the turn began. */
  calledAt: number | null;
  /** Set while files are brought to Google, before the call. */
  preparing: Preparing | null;
  waiting: Waiting | null;
  reattaching: boolean;
  /** Google had lost the parent interaction, so the stored steps were sent instead. */
  replayed: boolean;
  /** Google had lost the environment, so the agent works in a new one, without the files of the old. */
  hasNewEnvironment: boolean;
  error: TurnError | null;
  /** Milliseconds from the beginning of the turn to the first text, and to its end. */
  firstTextAt: number | null;
  settledAt: number | null;
  /** Number of the last event that is folded in; 0 before the first. */
  cursor: number;
};

const UNSETTLED: readonly TurnStatus[] = ["queued", "in_progress"];

export function isTurnSettled(turn: Pick<Turn, "status">): boolean {
  return !UNSETTLED.includes(turn.status);
}

type TurnStart = Pick<
  Turn,
  "id" | "threadId" | "parentId" | "comparisonId" | "kind" | "input" | "settings" | "createdAt"
>;

/** A turn before its first event: what the server stores on arrival and the browser shows at once. */
export function newTurn(start: TurnStart): Turn {
  return {
    ...start,
    status: "queued",
    steps: [],
    stepTimings: [],
    argumentTexts: {},
    callNotes: {},
    interactions: [],
    isCalling: false,
    isBackground: false,
    lastEventId: null,
    calledAt: null,
    preparing: null,
    waiting: null,
    reattaching: false,
    replayed: false,
    hasNewEnvironment: false,
    error: null,
    firstTextAt: null,
    settledAt: null,
    cursor: 0,
  };
}
