"use client";

import { SelectField } from "@/components/ui/select-field";
import { FIELD_KINDS, itemsOf, kindOf, withKind } from "@/lib/client/schema/field-kinds";
import { tOptions } from "@/lib/i18n/options";
import { t } from "@/lib/i18n/translate";
import type { JsonSchema } from "@/lib/protocol/tools";
import { EnumValues } from "./enum-values";
import { PropertyList } from "./property-list";

type KindDetailProps = { schema: JsonSchema; onChange: (schema: JsonSchema) => void };

/** What is to be said of a field because of its kind: what is in it. */
export function KindDetail({ schema, onChange }: KindDetailProps) {
  const kind = kindOf(schema);
  if (kind === "object") {
    return <PropertyList schema={schema} onChange={onChange} renderDetail={renderDetail} />;
  }
  if (kind === "enum") return <EnumValues schema={schema} onChange={onChange} />;
  if (kind !== "array") return null;
  const items = itemsOf(schema);
  const itemKind = kindOf(items);
  const handleItems = (changed: JsonSchema) => onChange({ ...schema, items: changed });
  if (itemKind === null) {
    return (
      <p className="text-sm text-ink-faint">
        {t("The entries are described in a way that only JSON Schema shows.")}
      </p>
    );
  }
  return (
    <div className="grid gap-3">
      <SelectField
        label={t("Entries")}
        value={itemKind}
        options={tOptions(FIELD_KINDS)}
        onChange={(chosen) => handleItems(withKind(items, chosen))}
      />
      <KindDetail schema={items} onChange={handleItems} />
    </div>
  );
}

function renderDetail(schema: JsonSchema, onChange: KindDetailProps["onChange"]) {
  return <KindDetail schema={schema} onChange={onChange} />;
}
