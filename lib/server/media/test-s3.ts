import "server-only";
import {
  joinPieces,
  type ObjectAnswer,
  type ObjectRequest,
  type Objects,
  objectAnswer,
  startObjectServer,
} from "./test-object-server";

const PAGE = 3;

/**
 * As much of S3 as a store of blobs needs, in the dialect of those who speak it without being Amazon:
 * the bucket is in the path, and what they do not know they refuse.
 */
export async function startS3(bucket: string) {
  const objects: Objects = { kept: new Map(), begun: new Map() };
  const faults = { refusesPieces: false };
  const { url, close } = await startObjectServer((request) => {
    const unknown = Object.keys(request.headers).find((name) =>
      /^x-amz-(sdk-)?checksum|^x-amz-trailer/.test(name),
    );
    if (unknown) return failure(501, "NotImplemented");
    if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ")) return failure(403, "AccessDenied");
    const [, inBucket, ...rest] = request.url.pathname.split("/");
    if (inBucket !== bucket) return failure(404, "NoSuchBucket");
    const key = decodeURIComponent(rest.join("/"));
    return key === "" ? list(objects, request.url.searchParams) : answer(objects, faults, key, request);
  });
  return { url, objects, faults, close };
}

function answer(
  objects: Objects,
  faults: { refusesPieces: boolean },
  key: string,
  request: ObjectRequest,
): ObjectAnswer {
  const { method, url, headers, content } = request;
  const uploadId = url.searchParams.get("uploadId");
  if (method === "POST" && url.searchParams.has("uploads")) return begin(objects, key);
  if (method === "PUT" && uploadId && faults.refusesPieces) return failure(403, "AccessDenied");
  if (method === "PUT" && uploadId)
    return addPiece(objects, uploadId, Number(url.searchParams.get("partNumber")), content);
  if (method === "POST" && uploadId) return complete(objects, uploadId, key);
  if (method === "DELETE" && uploadId) return { status: objects.begun.delete(uploadId) ? 204 : 404 };
  if (method === "DELETE") return remove(objects, key);
  if (method === "PUT") return keep(objects, key, content);
  const found = objects.kept.get(key);
  return found ? objectAnswer(found.content, headers.range) : failure(404, "NoSuchKey");
}

function keep({ kept }: Objects, key: string, content: Buffer): ObjectAnswer {
  kept.set(key, { content, at: new Date() });
  return { status: 200, headers: { etag: '"1"' } };
}

function remove({ kept }: Objects, key: string): ObjectAnswer {
  kept.delete(key);
  return { status: 204 };
}

function begin({ begun }: Objects, key: string): ObjectAnswer {
  const id = `upload-${begun.size + 1}-${Date.now()}`;
  begun.set(id, new Map());
  return xml(
    200,
    `<InitiateMultipartUploadResult><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
  );
}

function addPiece({ begun }: Objects, id: string, number: number, content: Buffer): ObjectAnswer {
  begun.get(id)?.set(number, content);
  return { status: 200, headers: { etag: `"${number}"` } };
}

function complete(objects: Objects, id: string, key: string): ObjectAnswer {
  keep(objects, key, joinPieces(objects.begun.get(id) ?? new Map()));
  objects.begun.delete(id);
  return xml(
    200,
    `<CompleteMultipartUploadResult><Key>${key}</Key><ETag>"1"</ETag></CompleteMultipartUploadResult>`,
  );
}

function list({ kept }: Objects, query: URLSearchParams): ObjectAnswer {
  const after = query.get("continuation-token") ?? "";
  const keys = [...kept.keys()]
    .filter((key) => key.startsWith(query.get("prefix") ?? "") && key > after)
    .sort();
  const page = keys.slice(0, PAGE);
  const isCut = keys.length > PAGE;
  const contents = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>${kept.get(key)?.at.toISOString()}</LastModified></Contents>`,
  );
  const next = isCut ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
  return xml(
    200,
    `<ListBucketResult><IsTruncated>${isCut}</IsTruncated>${contents.join("")}${next}</ListBucketResult>`,
  );
}

function failure(status: number, code: string): ObjectAnswer {
  return xml(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function xml(status: number, content: string): ObjectAnswer {
  return {
    status,
    headers: { "content-type": "application/xml" },
    content: `<?xml version="1.0"?>${content}`,
  };
}
