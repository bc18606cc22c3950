import "server-only";

/** A picture is not built as its type says, so nobody knows what is in it. */
export class NotStrippable extends Error {
  constructor() {
    super("The picture is not built as its type says.");
    this.name = "NotStrippable";
  }
}
