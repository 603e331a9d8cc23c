import { useEffect, useState } from "react";
import type { LevelPreview, LevelRequest } from "../model/level-load.ts";

export type PreviewState =
  | { readonly type: "computing" }
  | { readonly type: "ready"; readonly request: LevelRequest; readonly preview: LevelPreview }
  | { readonly type: "failed" };

/** What a levelling would do; computed anew whenever the request is another one. */
export function useLevelPreview(request: LevelRequest): PreviewState {
  const [state, setState] = useState<PreviewState>({ type: "computing" });
  useEffect(() => {
    const worker = new Worker(new URL("../model/level-worker.ts", import.meta.url), {
      type: "module",
    });
    worker.addEventListener("message", ({ data }: MessageEvent<LevelPreview>) =>
      setState({ type: "ready", request, preview: data }),
    );
    worker.addEventListener("error", () => setState({ type: "failed" }));
    worker.postMessage(request);
    return () => worker.terminate();
  }, [request]);
  const isOld = state.type === "ready" && state.request !== request;
  return isOld ? { type: "computing" } : state;
}
