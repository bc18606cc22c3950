"use client";

import { Dialog } from "@base-ui/react/dialog";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { COMPOSER_ID } from "@/lib/client/focus-composer";
import { FIT, ZOOM_STEP, zoomBy } from "@/lib/client/media/zoom";
import type { NamedPicture } from "@/lib/protocol/select-media";
import { LightboxBar } from "./lightbox-bar";
import { PictureStage } from "./picture-stage";
import { useCompare } from "./use-compare";
import { VersionStrip } from "./version-strip";

type PictureLightboxProps = {
  /** At least one; arrows and the strip lead from one to the other. */
  pictures: readonly NamedPicture[];
  startKey: string;
  /** Where the focus goes back to. */
  openerRef: RefObject<HTMLElement | null>;
  /** The thread in which a picture can be edited; null where it cannot. */
  editedThreadId: string | null;
  onClose: () => void;
};

/** Pictures as large as the window: to look at closely, to compare, to take away. */
export function PictureLightbox({
  pictures,
  startKey,
  openerRef,
  editedThreadId,
  onClose,
}: PictureLightboxProps) {
  const stageRef = useRef<HTMLDivElement>(null);
  const isEditedRef = useRef(false);
  const [zoom, setZoom] = useState(FIT);
  const { shown, chosen, isComparing, activeSide, choose, step, toggleCompare, setActiveSide } = useCompare(
    pictures,
    startKey,
    () => setZoom(FIT),
  );
  const zoomInPlace = (factor: number) => {
    const stage = stageRef.current;
    if (stage)
      setZoom((now) => zoomBy(now, factor, { width: stage.clientWidth, height: stage.clientHeight }));
  };
  const zooming = {
    onZoomIn: () => zoomInPlace(ZOOM_STEP),
    onZoomOut: () => zoomInPlace(1 / ZOOM_STEP),
    onFit: () => setZoom(FIT),
  };
  const handleKey = (event: KeyboardEvent) => {
    const { key } = event;
    // With these the browser zooms its page.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "+" || key === "=") zooming.onZoomIn();
    else if (key === "-") zooming.onZoomOut();
    else if (key === "0") zooming.onFit();
    else if (key === "ArrowLeft") step(-1);
    else if (key === "ArrowRight") step(1);
    else return;
    event.preventDefault();
  };
  const handleEdit = () => {
    isEditedRef.current = true;
    onClose();
  };
  const focusAfter = () => (isEditedRef.current ? document.getElementById(COMPOSER_ID) : openerRef.current);

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          finalFocus={focusAfter}
          onKeyDown={handleKey}
          className="fixed inset-0 z-50 flex flex-col bg-canvas pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)] outline-none transition-opacity data-starting-style:opacity-0"
        >
          <LightboxBar
            picture={chosen}
            zoom={zoom}
            {...zooming}
            editedThreadId={editedThreadId}
            onEdit={handleEdit}
            compare={pictures.length > 1 ? { isOn: isComparing, onToggle: toggleCompare } : null}
          />
          <div
            ref={stageRef}
            className="grid min-h-0 flex-1 auto-rows-fr gap-px bg-line sm:auto-cols-fr sm:grid-flow-col"
          >
            {shown.map((picture, side) => (
              <PictureStage
                // biome-ignore lint/suspicious/noArrayIndexKey: a side stays, whatever picture it shows.
                key={side}
                picture={picture}
                position={pictures.indexOf(picture) + 1}
                zoom={zoom}
                onZoom={setZoom}
                onSwipe={step}
                side={
                  isComparing ? { isActive: side === activeSide, onChoose: () => setActiveSide(side) } : null
                }
              />
            ))}
          </div>
          {pictures.length > 1 && (
            <VersionStrip pictures={pictures} chosen={chosen} shown={shown} onChoose={choose} onStep={step} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
