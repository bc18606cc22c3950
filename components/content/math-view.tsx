import type { MathBlock } from "@/lib/client/markdown/blocks";
import { t } from "@/lib/i18n/translate";
import { FormulaView } from "./formula-view";
import { ScrollBox } from "./scroll-box";

type MathViewProps = { math: MathBlock };

export function MathView({ math }: MathViewProps) {
  return (
    <ScrollBox name={t("Formula")} className="py-1 text-center">
      <FormulaView tex={math.tex} isDisplay isOpen={math.isOpen} />
    </ScrollBox>
  );
}
