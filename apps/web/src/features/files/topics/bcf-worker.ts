import { readBcf } from "@parley/interchange/read-bcf.ts";
import { writeBcf } from "@parley/interchange/write-bcf.ts";
import type { BcfAnswer, BcfRequest } from "./bcf-request.ts";

// Archives are packed and unpacked beside the page, so that it stays smooth.
self.addEventListener("message", ({ data }: MessageEvent<BcfRequest>) => {
  const answer = (): BcfAnswer => {
    if (data.kind === "write")
      return { kind: "written", bytes: writeBcf(data.file, data.version, data.now) };
    const read = readBcf(data.bytes, { bytes: data.maxBytes, topics: data.maxTopics });
    if (!read.ok) return { kind: "refused", code: read.error.code };
    return { kind: "read", file: read.value.file, broken: read.value.findings.length };
  };
  self.postMessage(answer());
});
