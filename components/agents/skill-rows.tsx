"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { nextKey, type SkillField } from "@/lib/client/agents/new-agent";
import { t } from "@/lib/i18n/translate";
import type { AgentErrors } from "./parse-new-agent";

const MOST = 20;

type SkillRowsProps = {
  skills: readonly SkillField[];
  errors: AgentErrors["skills"];
  onChange: (skills: readonly SkillField[]) => void;
};

export function SkillRows({ skills, errors, onChange }: SkillRowsProps) {
  const change = (position: number, changed: Partial<SkillField>) =>
    onChange(skills.map((skill, index) => (index === position ? { ...skill, ...changed } : skill)));
  const handleAdd = () => onChange([...skills, { key: nextKey(skills), name: "", content: "" }]);
  return (
    <>
      {skills.map(({ key, name, content }, position) => (
        <fieldset
          key={key}
          aria-label={t("Skill {number}", { number: position + 1 })}
          className="grid min-w-0 grid-cols-1 gap-4 rounded-xl border border-line p-4"
        >
          <div className="grid grid-cols-[1fr_auto] items-start gap-2">
            <TextField
              label={t("Name")}
              autoFocus={name === "" && content === ""}
              autoCapitalize="off"
              spellCheck={false}
              dir="ltr"
              placeholder="changelog"
              value={name}
              error={errors[key]?.name}
              onChange={(changed) => change(position, { name: changed })}
            />
            <IconButton
              className="-mt-1.5"
              label={t("Remove skill {number}", { number: position + 1 })}
              onClick={() => onChange(skills.toSpliced(position, 1))}
            >
              <X aria-hidden strokeWidth={1.75} />
            </IconButton>
          </div>
          <TextAreaField
            label="SKILL.md"
            rows={5}
            placeholder={t("---\ndescription: How a changelog is written\n---")}
            value={content}
            error={errors[key]?.content}
            onChange={(changed) => change(position, { content: changed })}
          />
        </fieldset>
      ))}
      {skills.length < MOST && (
        <div>
          <Button onClick={handleAdd}>
            <Plus aria-hidden className="size-4" strokeWidth={1.75} />
            {t("Add a skill")}
          </Button>
        </div>
      )}
    </>
  );
}
