import { levelLoad, type LevelRequest } from "./level-load.ts";

// A levelling tries many plans: beside the page, so that typing goes on.
self.addEventListener("message", ({ data }: MessageEvent<LevelRequest>) => {
  self.postMessage(levelLoad(data));
});
