import type { Attachment } from "./facts.ts";

// By reference: a block is stored and sent back as it came, and what was seen of it stays beside it.
// It also outlives the file, which the block may refer to for longer than 48 hours.
const attachments = new WeakMap<object, Attachment>();

export function keepAttachment(block: object, attachment: Attachment): void {
  attachments.set(block, attachment);
}

export function attachmentOf(block: object): Attachment | undefined {
  return attachments.get(block);
}
