import { t } from "@/lib/i18n/translate";
import { functionSchema } from "@/lib/protocol/tool-schemas";
import {
  BROWSER_TIMEOUT_MS,
  type Executor,
  FUNCTION_NAME_PATTERN,
  type FunctionTool,
  type JsonSchema,
} from "@/lib/protocol/tools";

/** A function as a person writes it. */
export type FunctionForm = {
  name: string;
  description: string;
  parameters: JsonSchema;
  /** Why what is written is no schema. */
  parametersProblem: string | null;
  kind: Executor["kind"];
  code: string;
  timeoutMs: number;
  isAsked: boolean;
  isSaved: boolean;
};

const FIRST_PARAMETERS: JsonSchema = { type: "object", properties: {} };
const FIRST_CODE = "return args;";

export function toFunctionForm(declared: FunctionTool | null, isSaved: boolean): FunctionForm {
  const executor = declared?.executor ?? { kind: "browser", code: FIRST_CODE };
  return {
    name: declared?.name ?? "",
    description: declared?.description ?? "",
    parameters: declared?.parameters ?? FIRST_PARAMETERS,
    parametersProblem: null,
    kind: executor.kind,
    code: executor.kind === "browser" ? executor.code : FIRST_CODE,
    timeoutMs: (executor.kind === "browser" && executor.timeoutMs) || BROWSER_TIMEOUT_MS,
    isAsked: declared?.approval !== "allowed",
    isSaved,
  };
}

// A function that does something else than before has not been allowed by anybody.
const DECLARED: readonly (keyof FunctionForm)[] = [
  "name",
  "description",
  "parameters",
  "kind",
  "code",
  "timeoutMs",
];

export function changeForm(form: FunctionForm, change: Partial<FunctionForm>): FunctionForm {
  const isDeclared = DECLARED.some((field) => field in change && change[field] !== form[field]);
  return { ...form, ...(isDeclared && { isAsked: true }), ...change };
}

/** Why a function cannot have a name; null where it can. */
export function nameProblemOf(name: string, taken: readonly string[]): string | null {
  if (taken.includes(name)) return t("There is a function of this name already.");
  if (FUNCTION_NAME_PATTERN.test(name)) return null;
  if (name === "") return t("A function needs a name.");
  if (name.length > 64) return t("A name has 64 characters at most.");
  return /^[A-Za-z_]/.test(name)
    ? t("Only letters, digits, and _ . : - can stand in a name.")
    : t("A name begins with a letter or an underscore.");
}

/** The function that was written, or why it is none. */
export function parseFunctionForm(
  form: FunctionForm,
  taken: readonly string[],
): { declared: FunctionTool; problem: null } | { declared: null; problem: string } {
  const problem = nameProblemOf(form.name, taken) ?? form.parametersProblem;
  if (problem) return { declared: null, problem };
  const written = {
    type: "function",
    name: form.name,
    ...(form.description.trim() !== "" && { description: form.description.trim() }),
    parameters: form.parameters,
    executor: toExecutor(form),
    // Who gives the result is asked by that.
    approval: form.isAsked && form.kind !== "by_hand" ? "ask" : "allowed",
  };
  const { data } = functionSchema.safeParse(written);
  return data
    ? { declared: data, problem: null }
    : { declared: null, problem: t("The description, the schema or the code is too long.") };
}

function toExecutor({ kind, code, timeoutMs }: FunctionForm): Executor {
  if (kind !== "browser") return { kind };
  return { kind, code, ...(timeoutMs !== BROWSER_TIMEOUT_MS && { timeoutMs }) };
}
