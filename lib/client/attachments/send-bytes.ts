import { ApiError, parseErrorBody } from "@/lib/client/api";
import type { Attachment } from "@/lib/protocol/api";

type Sending = { onProgress(sentBytes: number): void; signal: AbortSignal };

/**
 * Sends the bytes of a file that was announced. By XMLHttpRequest, because `fetch` does not tell how far
 * it is. Throws ApiError, TypeError where the network failed, or the signal's reason.
 */
export function sendBytes(
  attachmentId: string,
  file: File,
  { onProgress, signal }: Sending,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `/api/attachments/${attachmentId}`);
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      if (request.status === 200) resolve(request.response);
      else reject(new ApiError(request.status, parseErrorBody(request.response)));
    };
    request.onerror = () => reject(new TypeError("The connection was lost."));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
