import { mediaIdOf } from "@/lib/protocol/media";

/** Whether an address leads to bytes that this page or our server has, and to nobody else. */
export function isOwnAddress(address: string): boolean {
  return address.startsWith("blob:") || mediaIdOf(address) !== null;
}
