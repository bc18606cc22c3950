import { Check } from "lucide-react";
import type { ListboxOption } from "./listbox";

type ListboxEntryProps = {
  id: string;
  option: ListboxOption;
  isChosen: boolean;
  isActive: boolean;
  onSelect: () => void;
  onActivate: () => void;
};

export function ListboxEntry({ id, option, isChosen, isActive, onSelect, onActivate }: ListboxEntryProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and handles the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the list names the active option.
    <div
      id={id}
      role="option"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-description`}
      aria-selected={isChosen}
      aria-disabled={option.isDisabled || undefined}
      data-active={isActive || undefined}
      onClick={onSelect}
      onPointerMove={onActivate}
      className="flex scroll-my-9 items-center gap-3 rounded-lg px-2.5 py-1.5 data-active:bg-ink/6 forced-colors:data-active:outline-2 coarse:min-h-11"
    >
      <span className="min-w-0 flex-1">
        <span
          id={`${id}-name`}
          className={`block text-ui ${option.isDisabled ? "text-ink-faint" : "text-ink"}`}
        >
          {option.name}
        </span>
        <span id={`${id}-description`} className="block text-sm text-ink-faint">
          {option.description}
        </span>
      </span>
      {isChosen && <Check aria-hidden className="size-4 text-accent" strokeWidth={1.75} />}
    </div>
  );
}
