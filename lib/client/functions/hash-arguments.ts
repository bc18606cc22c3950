import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalArguments, type FunctionCall } from "@/lib/protocol/calls";

/** What says which arguments a person has seen. Not by `crypto.subtle`, which plain http does not have. */
export function hashArguments(call: Pick<FunctionCall, "arguments" | "argumentText">): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalArguments(call))));
}
