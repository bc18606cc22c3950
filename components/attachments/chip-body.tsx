import type { ReactNode } from "react";
import type { MediaKind } from "@/lib/protocol/media";
import { Thumbnail } from "./thumbnail";

type ChipBodyProps = { kind: MediaKind; name: string; address: string | null; children: ReactNode };

/** What a file looks like, its name, and a line about it. */
export function ChipBody({ kind, name, address, children }: ChipBodyProps) {
  return (
    <>
      <Thumbnail kind={kind} address={address} />
      <span className="min-w-0 flex-1">
        <span title={name} className="block truncate text-ui">
          <bdi className="block w-fit max-w-full truncate">{name}</bdi>
        </span>
        {children}
      </span>
    </>
  );
}
