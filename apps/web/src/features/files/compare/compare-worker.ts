import { comparePair, type CompareRequest } from "./compare-request.ts";

// A sheet has thousands of strokes: they are compared beside the page, so that it stays smooth.
self.addEventListener("message", ({ data }: MessageEvent<CompareRequest>) => {
  self.postMessage(comparePair(data));
});
