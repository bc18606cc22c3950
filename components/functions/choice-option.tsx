import { useId } from "react";

type ChoiceOptionProps = {
  /** Of the radio buttons that belong together. */
  group: string;
  name: string;
  /** What it does, or why it cannot be chosen. */
  does: string;
  isChosen: boolean;
  isDisabled?: boolean;
  onChoose: () => void;
};

export function ChoiceOption({ group, name, does, isChosen, isDisabled, onChoose }: ChoiceOptionProps) {
  const id = useId();
  return (
    <label className="flex cursor-pointer items-start gap-2.5 rounded-lg py-1 has-disabled:cursor-default coarse:min-h-11">
      <input
        type="radio"
        name={group}
        checked={isChosen}
        disabled={isDisabled}
        aria-label={name}
        aria-describedby={id}
        onChange={onChoose}
        className="mt-0.75 size-4 shrink-0"
      />
      <span className="grid">
        <span className={`text-ui ${isDisabled ? "text-ink-faint" : ""}`}>{name}</span>
        <span id={id} className="text-sm text-ink-faint">
          {does}
        </span>
      </span>
    </label>
  );
}
