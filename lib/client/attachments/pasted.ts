export const PASTED_TEXT_NAME = "pasted-text.txt";
const PASTED_PICTURE_NAME = "pasted-image";

/** A longer text is read in a file, not in a field of a few lines. */
const LONG_TEXT = 6_000;

/** What was pasted that becomes files: files as they are, pictures with a name, long text as a file. */
export function filesOfPaste(data: DataTransfer): File[] {
  // A text copied in a word processor brings a picture of itself along, which nobody means.
  const isWriting = data.types.includes("text/rtf");
  if (data.files.length > 0 && !isWriting) return [...data.files].map(withName);
  const text = data.getData("text/plain");
  return text.length > LONG_TEXT ? [new File([text], PASTED_TEXT_NAME, { type: "text/plain" })] : [];
}

// Every screenshot is called "image.png" by the browser, which says nothing.
function withName(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const extension = file.name.split(".").pop();
  return new File([file], `${PASTED_PICTURE_NAME}.${extension}`, { type: file.type });
}
