import "server-only";
import { createReadStream } from "node:fs";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import type { BlobStore } from "./blob-store";

const PREFIX = "blobs/";

// Buckets elsewhere than at Amazon are named in the path, not in the host, and not all of them know the
// checksums that its client adds of late.
const ELSEWHERE = {
  forcePathStyle: true,
  requestChecksumCalculation: "WHEN_REQUIRED",
  responseChecksumValidation: "WHEN_REQUIRED",
} as const;

type Place = { bucket: string; endpoint?: string | undefined };

/** A bucket that speaks S3. Region and keys come from the variables that its own client reads. */
export function openS3Store({ bucket: Bucket, endpoint }: Place): BlobStore {
  const client = new S3Client(endpoint ? { endpoint, ...ELSEWHERE } : {});
  return {
    async put(key, path, { mimeType }) {
      const params = {
        Bucket,
        Key: PREFIX + key,
        Body: createReadStream(path),
        ContentType: mimeType,
      };
      await new Upload({ client, params }).done();
    },
    async read(key, range) {
      try {
        const { Body } = await client.send(
          new GetObjectCommand({
            Bucket,
            Key: PREFIX + key,
            ...(range && { Range: `bytes=${range.start}-${range.end}` }),
          }),
        );
        return (Body?.transformToWebStream() as ReadableStream<Uint8Array> | undefined) ?? null;
      } catch (cause) {
        if (cause instanceof NoSuchKey) return null;
        throw cause;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: PREFIX + key }));
    },
    async *list() {
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: PREFIX })) {
        for (const { Key = "", LastModified } of page.Contents ?? []) {
          yield { key: Key.slice(PREFIX.length), storedAt: LastModified?.getTime() ?? Date.now() };
        }
      }
    },
  };
}
