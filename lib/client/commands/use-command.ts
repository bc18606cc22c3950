"use client";

import { useEffect, useRef } from "react";
import { create } from "zustand";
import type { CommandId } from "./commands";

type Run = () => void;
/** The same button may be in the page twice, in the column and in the drawer: the last to come does it. */
type Runs = Readonly<Partial<Record<CommandId, readonly Run[]>>>;

const useStore = create<{ runs: Runs }>(() => ({ runs: {} }));

/**
 * Has a command do `run` for as long as the component is there, and not while that is null. So whoever draws a button
 * says once what it does, and the command can do nothing that its button could not.
 */
export function useCommand(id: CommandId, run: Run | null): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const isOn = run !== null;
  useEffect(() => {
    if (!isOn) return;
    const press = () => latest.current?.();
    change(id, (runs) => [...runs, press]);
    return () => change(id, (runs) => runs.filter((run) => run !== press));
  }, [id, isOn]);
}

function change(id: CommandId, toRuns: (runs: readonly Run[]) => readonly Run[]): void {
  useStore.setState(({ runs }) => ({ runs: { ...runs, [id]: toRuns(runs[id] ?? []) } }));
}

/** Which commands can be done now. */
export function useCanRun(): (id: CommandId) => boolean {
  const runs = useStore((state) => state.runs);
  return (id) => (runs[id]?.length ?? 0) > 0;
}

/** Does it; false where that makes no sense now. */
export function runCommand(id: CommandId): boolean {
  const run = useStore.getState().runs[id]?.at(-1);
  run?.();
  return run !== undefined;
}
