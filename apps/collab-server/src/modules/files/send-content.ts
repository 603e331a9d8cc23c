import { INLINE_MEDIA_TYPES } from "@parley/shared/files/file.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { BlobStore, ByteRange } from "../../platform/blob-store/blob-store.ts";

export type Content = {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly fileName: string;
};

/**
 * Whatever a browser makes of the bytes, nothing in them runs, loads or navigates: also when somebody opens the address itself
 * (SPEC F9). `sandbox` takes scripts, forms and the origin away.
 */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

export function sendContent(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: BlobStore,
  { content, download }: { readonly content: Content; readonly download: boolean },
): FastifyReply {
  const isInline = !download && INLINE_MEDIA_TYPES.has(content.mediaType);
  const etag = `"${content.sha256}"`;
  reply.headers({
    "content-type": isInline ? content.mediaType : "application/octet-stream",
    "content-disposition": disposition(isInline ? "inline" : "attachment", content.fileName),
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "accept-ranges": "bytes",
    // Asked about each time, because rights may have changed; the bytes themselves never do.
    "cache-control": "private, no-cache",
    etag,
  });
  if (request.headers["if-none-match"] === etag) return reply.code(304).send();
  const range = parseRange(request.headers.range, content.bytes);
  if (range === "unsatisfiable") {
    return reply.code(416).header("content-range", `bytes */${content.bytes}`).send();
  }
  if (range === null) {
    reply.header("content-length", String(content.bytes));
    return reply.send(blobs.read(content.sha256));
  }
  return reply
    .code(206)
    .header("content-range", `bytes ${range.first}-${range.last}/${content.bytes}`)
    .header("content-length", String(range.last - range.first + 1))
    .send(blobs.read(content.sha256, range));
}

/** One range only; what is no range is the whole, as RFC 9110 allows. */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (match === null || (match[1] === "" && match[2] === "")) return null;
  const [, from = "", to = ""] = match;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== "" && to !== "" && Number(to) < first) return null;
  return first > last || first >= size ? "unsatisfiable" : { first, last };
}

/** RFC 6266: a plain name for old readers, the real one in UTF-8. */
export function disposition(type: "inline" | "attachment", fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const real = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${type}; filename="${plain}"; filename*=UTF-8''${real}`;
}
