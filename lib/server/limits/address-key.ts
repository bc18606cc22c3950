import "server-only";
import { createHmac } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import { secret } from "@/lib/server/secrets";
import { clientAddress } from "./client-address";

const GROUPS = 8;
const GROUPS_OF_NETWORK = 4;

/** Names a client's network without telling its address: it is all that is kept of one. */
export async function addressKey(headers: Headers): Promise<string> {
  const key = await secret("addresses");
  return createHmac("sha256", key)
    .update(networkOf(clientAddress(headers)))
    .digest("base64url")
    .slice(0, 22);
}

/**
 * An IPv4 address as it is; of an IPv6 address the 64 bits that a provider gives to one customer. The same for
 * every way to write one address, and empty for what is none.
 */
export function networkOf(written: string): string {
  const address = withoutPort(written.trim()).replace(/%.*$/, "");
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return "";
  const groups = groupsOf(address);
  return ipv4Within(groups) ?? `${groups.slice(0, GROUPS_OF_NETWORK).join(":")}::/64`;
}

/** Some proxies name the port as well. */
function withoutPort(written: string): string {
  const bracketed = /^\[(.*)\](:\d+)?$/.exec(written)?.[1];
  return bracketed ?? /^([\d.]+):\d+$/.exec(written)?.[1] ?? written;
}

/** The eight groups in hexadecimal, without zeros in front. */
function groupsOf(address: string): string[] {
  // What an address is written as is read by whoever reads those of pages: lower case, no dots, zeros together.
  const [front = [], back = []] = new URL(`http://[${address}]`).hostname
    .slice(1, -1)
    .split("::")
    .map((part) => part.split(":").filter(Boolean));
  const zeros = Array.from({ length: GROUPS - front.length - back.length }, () => "0");
  return [...front, ...zeros, ...back];
}

/** A socket for both protocols names its IPv4 clients by IPv6: they must not all be of one network. */
function ipv4Within(groups: readonly string[]): string | null {
  const [high, low] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  const isMapped = groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff";
  if (!isMapped || high === undefined || low === undefined) return null;
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
