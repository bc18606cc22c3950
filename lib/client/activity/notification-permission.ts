/** Whether this browser can tell of anything: on Android only service workers can, and others never. */
export function canNotify(): boolean {
  return "Notification" in window && !/\bAndroid\b/.test(navigator.userAgent);
}

export function isAllowed(): boolean {
  return canNotify() && Notification.permission === "granted";
}

export function isForbidden(): boolean {
  return canNotify() && Notification.permission === "denied";
}

/** Asks the person, by the browser's own question: only where they have just asked for it. Resolves to whether it may be. */
export async function askPermission(): Promise<boolean> {
  return canNotify() && (await Notification.requestPermission()) === "granted";
}
