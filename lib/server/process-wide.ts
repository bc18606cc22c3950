import "server-only";

/**
 * One value per process. Next bundles instrumentation and route handlers apart, so a module is
 * loaded more than once and its variables are not shared; what holds connections must be.
 */
export function processWide<T>(name: string, create: () => T): T {
  const key = Symbol.for(`parley.${name}`);
  const holder = globalThis as { [key: symbol]: T | undefined };
  holder[key] ??= create();
  return holder[key];
}
