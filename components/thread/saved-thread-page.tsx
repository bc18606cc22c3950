"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { standIn } from "@/components/ui/lazy-part";
import type { ThreadDetail } from "@/lib/protocol/api";
import type { OpenThread } from "./open-thread";
import { ThreadPage } from "./thread-page";

type OpenThreadProps = ComponentProps<typeof OpenThread>;

/** The address of its code stands in the page that the server writes, as `lazyPart` could not have it. */
const EarlyThread = dynamic<OpenThreadProps>(() =>
  import("./open-thread").then((module) => ({ default: module.OpenThread }), standIn<OpenThreadProps>),
);

/** The page, where it is loaded with a thread. */
export function SavedThreadPage({ detail }: { detail: ThreadDetail }) {
  return <ThreadPage detail={detail} Thread={EarlyThread} />;
}
