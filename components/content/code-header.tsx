import { WrapText } from "lucide-react";
import { memo, useCallback } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/i18n/translate";

type CodeHeaderProps = {
  language: string;
  pieces: () => readonly string[];
  isWrapped: boolean;
  onWrap: (isWrapped: boolean) => void;
};

export const CodeHeader = memo(function CodeHeader({ language, pieces, isWrapped, onWrap }: CodeHeaderProps) {
  const whole = useCallback(() => ({ text: pieces().join("") }), [pieces]);
  return (
    <div
      data-uncopied
      className="flex h-9 items-center justify-between ps-4 pe-1 text-ink-faint text-sm coarse:h-11"
    >
      <span className="me-auto truncate">{language}</span>
      <IconButton
        label={t("Wrap lines")}
        aria-pressed={isWrapped}
        onClick={() => onWrap(!isWrapped)}
        className="aria-pressed:text-accent"
      >
        <WrapText aria-hidden strokeWidth={1.75} />
      </IconButton>
      <CopyButton label={t("Copy code")} content={whole} />
    </div>
  );
});
