"use client";

import { useTarget } from "@/lib/client/use-target";
import type { Target } from "@/lib/protocol/targets";
import { FilmControls } from "./film-controls";
import { PictureControls } from "./picture-controls";
import { VoicesButton } from "./voices-button";

/** What can be chosen about what the model makes: beside the model, and on a phone in a row of its own. */
export function MakingControls({ threadId }: { threadId: string | null }) {
  const target = useTarget(threadId);
  const controls = controlsFor(target, threadId);
  if (!controls) return null;
  return (
    <div className="flex grow flex-wrap items-center justify-end gap-x-0.5 max-sm:order-first max-sm:basis-full max-sm:justify-start">
      {controls}
    </div>
  );
}

function controlsFor({ output, image, video }: Target, threadId: string | null) {
  if (output === "image" && image) return <PictureControls threadId={threadId} choices={image} />;
  if (output === "video" && video) return <FilmControls threadId={threadId} choices={video} />;
  return output === "speech" ? <VoicesButton threadId={threadId} /> : null;
}
