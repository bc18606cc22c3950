"use client";

import { type FormEvent, useRef, useState } from "react";
import { useAnnounce } from "@/components/ui/use-announce";
import { createAgent } from "@/lib/client/agents/agent-state";
import { changeAgent, discardAgent, isChanged, type NewAgent } from "@/lib/client/agents/new-agent";
import { ApiError } from "@/lib/client/request";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import { useThreadActions } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import type { Target } from "@/lib/protocol/targets";
import { FormFooter } from "./form-footer";
import { NewAgentFields } from "./new-agent-fields";
import { NO_ERRORS, parseNewAgent } from "./parse-new-agent";

type NewAgentFormProps = {
  writing: { agent: NewAgent; start: NewAgent };
  taken: readonly string[];
  bases: readonly Target[];
  onReload: () => void;
  /** Told the id of what was made, or nothing. */
  onClose: (agentId: string) => void;
};

/** The form of a new agent. What stands in it stays until it is made or discarded. */
export function NewAgentForm({ writing, taken, bases, onReload, onClose }: NewAgentFormProps) {
  const formRef = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState(NO_ERRORS);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { refreshModels } = useThreadActions();
  const announce = useAnnounce();
  const close = (agentId: string) => {
    discardAgent();
    onClose(agentId);
  };
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const parsed = parseNewAgent(writing.agent, taken);
    setErrors(parsed.errors ?? NO_ERRORS);
    setProblem(null);
    if (parsed.errors) return showFirstError(formRef.current);
    setIsBusy(true);
    try {
      const { id } = await createAgent(parsed.agent);
      announce({ text: t("“{id}” can be chosen now", { id }) });
      close(id);
      await refreshModels().catch(() => undefined);
    } catch (cause) {
      setProblem(sentenceOf(cause));
      setIsBusy(false);
      // Somebody else has made one of this id meanwhile: then the list tells of it.
      if (cause instanceof ApiError && cause.code === "name_taken") onReload();
    }
  };
  const handleChange = (change: Partial<NewAgent>) => {
    setErrors(NO_ERRORS);
    setProblem(null);
    changeAgent(change);
  };
  return (
    <form
      ref={formRef}
      aria-label={t("New agent")}
      noValidate
      onSubmit={handleSubmit}
      className="grid grid-cols-1 gap-8"
    >
      <NewAgentFields
        agent={writing.agent}
        errors={errors}
        taken={taken}
        bases={bases}
        onChange={handleChange}
      />
      <FormFooter
        problem={errors.total ?? problem}
        isBusy={isBusy}
        isChanged={isChanged(writing)}
        onCancel={() => close("")}
      />
    </form>
  );
}

/** Once React has marked it. */
function showFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
