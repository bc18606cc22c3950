import { delay } from "../clock.ts";
import { storeUploaded } from "../environments/files-routes.ts";
import { ConnectionReset, JSON_TYPE, refuseClassic } from "../errors.ts";
import { strikesOnce } from "../faults/phrases.ts";
import type { EmulatorState } from "../state.ts";
import { type StorePlan, takeIn } from "../stores/fill-store.ts";
import { toOperationResource } from "../stores/resources.ts";
import type { Operation } from "../stores/search-store.ts";
import { toFileResource } from "./files-routes.ts";
import { GRANULARITY } from "./start-upload.ts";
import type { Upload } from "./upload.ts";

/** The requests that follow a start: `upload`, `upload, finalize`, `finalize`, `query`, `cancel`. */
export async function receiveUpload(emulator: EmulatorState, request: Request): Promise<Response> {
  const id = new URL(request.url).searchParams.get("upload_id") ?? "";
  const upload = emulator.uploads.get(id);
  if (!upload) throw refuseClassic(404, "Upload has expired or never existed.");
  const commands = (request.headers.get("x-goog-upload-command") ?? "").split(/\s*,\s*/);
  if (commands.includes("query")) return progressOf(emulator, upload);
  if (commands.includes("cancel")) {
    emulator.uploads.delete(id);
    return answer("cancelled", upload);
  }
  if (!commands.includes("upload") && !commands.includes("finalize")) {
    throw refuseClassic(400, "Invalid X-Goog-Upload-Command.");
  }
  const isLast = commands.includes("finalize");
  if (upload.file || upload.operation || upload.entries)
    throw refuseClassic(400, "The upload has been finalized already.");
  if (upload.isReceiving) throw refuseClassic(409, "Another request is writing to this upload.");
  upload.isReceiving = true;
  try {
    if (commands.includes("upload")) await receiveBytes(emulator, upload, request, isLast);
  } finally {
    upload.isReceiving = false;
  }
  return isLast ? settle(emulator, upload) : answer("active", upload);
}

async function receiveBytes(
  { failedOnce }: EmulatorState,
  upload: Upload,
  request: Request,
  isLast: boolean,
): Promise<void> {
  const offset = Number(request.headers.get("x-goog-upload-offset"));
  if (offset !== upload.receivedBytes) {
    throw refuseClassic(
      400,
      `Invalid X-Goog-Upload-Offset: ${upload.receivedBytes} bytes have been received.`,
    );
  }
  const strike = takeStrike(upload, failedOnce);
  if (strike === "503") throw refuseClassic(503, "The service is currently unavailable.");
  for await (const bytes of request.body ?? []) {
    if (upload.receivedBytes + bytes.length > (upload.plan.sizeBytes ?? Number.POSITIVE_INFINITY)) {
      throw refuseClassic(400, "More bytes than the upload announced.");
    }
    if (strike === "reset") {
      upload.add(bytes.subarray(0, bytes.length / 2));
      await delay(20);
      throw new ConnectionReset();
    }
    upload.add(bytes);
  }
  const size = upload.receivedBytes - offset;
  if (!isLast && size % GRANULARITY !== 0) {
    throw refuseClassic(400, `A chunk that is not the last must be a multiple of ${GRANULARITY} bytes.`);
  }
}

function takeStrike({ plan }: Upload, failedOnce: Set<string>): "reset" | "503" | undefined {
  const { strike } = plan.faults;
  if (!strike?.isOnce) return strike?.at;
  plan.faults.strike = undefined;
  return strikesOnce(failedOnce, `upload ${strike.at}\n${plan.displayName}`) ? strike.at : undefined;
}

function settle(emulator: EmulatorState, upload: Upload): Response {
  const { sizeBytes, onto } = upload.plan;
  if (sizeBytes !== undefined && upload.receivedBytes !== sizeBytes) {
    throw refuseClassic(400, `${sizeBytes} bytes were announced, ${upload.receivedBytes} were received.`);
  }
  if (onto) upload.entries = storeUploaded(emulator, upload.plan, onto, upload.takeBytes());
  else if (upload.plan.into) upload.operation = settleInto(emulator, upload, upload.plan.into);
  else emulator.files.add(upload.settle(emulator.now(), emulator.pace));
  return progressOf(emulator, upload);
}

function settleInto(emulator: EmulatorState, upload: Upload, into: StorePlan): Operation {
  const { displayName = "", mimeType, faults } = upload.plan;
  return takeIn(emulator, {
    into,
    kind: "upload/operations",
    displayName,
    mimeType,
    sizeBytes: upload.receivedBytes,
    text: upload.takeText(),
    faults,
  });
}

function progressOf({ files, now }: EmulatorState, upload: Upload): Response {
  if (upload.entries) return answer("final", upload, { files: upload.entries });
  if (upload.operation) return answer("final", upload, toOperationResource(upload.operation, now()));
  if (!upload.file) return answer("active", upload);
  return answer("final", upload, { file: toFileResource(upload.file, files) });
}

function answer(status: string, { receivedBytes }: Upload, body: object = {}): Response {
  return new Response(JSON.stringify(body), {
    status: 200,
    headers: {
      "content-type": JSON_TYPE,
      "x-goog-upload-status": status,
      "x-goog-upload-size-received": String(receivedBytes),
    },
  });
}
