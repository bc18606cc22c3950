"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "./icon-button";

type PanelHeaderProps = {
  title: string;
  closeLabel: string;
  onClose: () => void;
  /** Buttons before the one that closes. */
  children?: ReactNode;
};

/** The top of a side panel. It takes the focus when the panel opens. */
export function PanelHeader({ title, closeLabel, onClose, children }: PanelHeaderProps) {
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => titleRef.current?.focus(), []);
  return (
    <header className="flex h-13 shrink-0 items-center justify-between ps-5 pe-2">
      <h2 ref={titleRef} tabIndex={-1} className="text-ui font-semibold outline-none">
        {title}
      </h2>
      <div className="flex">
        {children}
        <IconButton label={closeLabel} onClick={onClose}>
          <X aria-hidden strokeWidth={1.75} />
        </IconButton>
      </div>
    </header>
  );
}
