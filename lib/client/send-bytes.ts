import { ApiError, parseErrorBody } from "./request";

type Sending = { method?: "PUT" | "POST"; onProgress(sentBytes: number): void; signal: AbortSignal };

/**
 * Sends the bytes of a file to an address, and resolves to what the server answers. By XMLHttpRequest, because
 * `fetch` does not tell how far it is. Throws ApiError, TypeError where the network failed, or the signal's reason.
 */
export function sendBytes<T>(address: string, file: File, sending: Sending): Promise<T> {
  const { method = "PUT", onProgress, signal } = sending;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response);
      else reject(new ApiError(request.status, parseErrorBody(request.response)));
    };
    request.onerror = () => reject(new TypeError("The connection was lost."));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
