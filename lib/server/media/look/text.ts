// Tab, line feed, form feed and carriage return are text; so is the escape of coloured logs.
const ALLOWED = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
const FIRST_PRINTABLE = 0x20;
const LONGEST_CHARACTER = 4;

/** Whether bytes are UTF-8 without control characters. `isCut`: the last character may be cut in two. */
export function isText(head: Uint8Array, isCut: boolean): boolean {
  if (head.length === 0 || head.some((byte) => byte < FIRST_PRINTABLE && !ALLOWED.has(byte))) return false;
  const shortest = isCut ? Math.max(0, head.length - LONGEST_CHARACTER) : head.length;
  for (let end = head.length; end >= shortest; end -= 1) {
    if (isUtf8(head.subarray(0, end))) return true;
  }
  return false;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
