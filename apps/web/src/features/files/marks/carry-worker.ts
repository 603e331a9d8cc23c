import { carryAll, type CarryRequest } from "./carry-request.ts";

// A sheet has thousands of strokes: they are compared beside the page, so that it stays smooth.
self.addEventListener("message", ({ data }: MessageEvent<CarryRequest>) => {
  self.postMessage(carryAll(data));
});
