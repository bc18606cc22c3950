import "server-only";

/** One transaction among those that share a commit. */
export type Member = {
  /** Runs a statement of it. */
  run<T>(statement: () => Promise<T>): Promise<T>;
  /** Resolves when it is on the disk. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
};

export type SharedCommits = {
  /** Waits until those before it are through, and begins. */
  begin(): Promise<Member>;
  /** Runs a statement that is no part of a transaction. */
  alone<T>(statement: () => Promise<T>): Promise<T>;
};

type Connection = { execute(statement: string): Promise<unknown>; isInTransaction(): boolean };

type Group = PromiseWithResolvers<void>;

/**
 * Has transactions share a commit. A commit waits for the disk, which takes as long for a hundred as for one. So each
 * runs within a savepoint, one after the other, and those that come in one round of the event loop are committed
 * together. None of them hears that it is through before it is on the disk.
 */
export function shareCommits({ execute, isInTransaction }: Connection): SharedCommits {
  let group: Group | null = null;
  let last = Promise.resolve();

  /** Waits for its turn; what it resolves to ends that. */
  const enter = async (): Promise<() => void> => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    return resolve;
  };
  const open = async (): Promise<Group> => {
    // A transaction that begins by reading and then writes could find that another process has written in
    // between, and fail without waiting. Taking the write lock first waits for it instead.
    await execute("begin immediate");
    const opened = Promise.withResolvers<void>();
    // Who shares it hears of a failure; it may have lost all of them by then.
    opened.promise.catch(() => undefined);
    group = opened;
    setImmediate(() => void close(opened));
    return opened;
  };
  const close = async (opened: Group) => {
    const leave = await enter();
    try {
      if (group === opened) await execute("commit");
      opened.resolve();
    } catch (cause) {
      await execute("rollback").catch(() => undefined);
      opened.reject(cause);
    } finally {
      if (group === opened) group = null;
      leave();
    }
  };
  // After some failures, a full disk among them, SQLite has rolled back by itself, and that all of it.
  const noteLoss = (cause: unknown) => {
    if (isInTransaction()) return;
    group?.reject(cause);
    group = null;
  };

  return {
    async begin() {
      const leave = await enter();
      try {
        const shared = group ?? (await open());
        await execute("savepoint shared");
        return memberOf(shared, leave);
      } catch (cause) {
        leave();
        throw cause;
      }
    },
    async alone(statement) {
      const leave = await enter();
      const shared = group;
      try {
        return await statement();
      } catch (cause) {
        if (shared) noteLoss(cause);
        throw cause;
      } finally {
        leave();
        // What it has seen may be of those before it: nobody may see that before it is on the disk.
        await shared?.promise;
      }
    },
  };

  function memberOf(shared: Group, leave: () => void): Member {
    return {
      async run(statement) {
        // What came behind a loss would stand alone.
        if (group !== shared) await shared.promise;
        return statement().catch((cause: unknown) => {
          noteLoss(cause);
          throw cause;
        });
      },
      async commit() {
        await this.run(() => execute("release shared"));
        leave();
        await shared.promise;
      },
      async rollback() {
        try {
          if (group !== shared) return;
          await execute("rollback to shared");
          await execute("release shared");
        } finally {
          leave();
        }
      },
    };
  }
}
