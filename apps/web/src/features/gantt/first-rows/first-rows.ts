// A page of its own beside the app's: it waits neither for the app nor for the plan, and begins with the first byte of the page.
import { PICTURE_VERSION, type PlanPicture } from "@parley/shared/pictures/plan-picture.ts";
import type { FirstRows } from "../../../platform/first-rows.ts";
import { showPicture } from "./picture-view.ts";
import { pictureWords } from "./picture-words.ts";

/** A smaller plan is there itself before anybody misses it. */
const LEAST_ROWS = 300;
/** Narrower than this one sees weeks, and no chart. */
const LEAST_WIDTH = 640;

async function readPicture(projectId: string, signal: AbortSignal): Promise<PlanPicture | null> {
  const path = `/api/projects/${projectId}/picture`;
  const response = await fetch(path, { credentials: "same-origin", signal });
  if (response.status !== 200) return null;
  const picture = (await response.json()) as PlanPicture;
  const isUseful = picture.version === PICTURE_VERSION && picture.rows.id.length >= LEAST_ROWS;
  return isUseful ? picture : null;
}

function begin(projectId: string): FirstRows {
  const stopping = new AbortController();
  const listeners = new Set<() => void>();
  let takeAway: (() => void) | null = null;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const show = (picture: PlanPicture): void => {
    // The first frame comes when the page has its style. Where the plan was faster, its picture is late.
    requestAnimationFrame(() => {
      if (stopping.signal.aborted || document.querySelector("[role=treegrid]") !== null) return;
      const remembered = localStorage.getItem("parley.language") ?? "";
      const words = pictureWords([remembered, ...navigator.languages]);
      takeAway = showPicture(picture, projectId, words);
      tell();
    });
  };
  readPicture(projectId, stopping.signal)
    .then((picture) => (picture === null ? undefined : show(picture)))
    // Without a picture one waits for the plan, as ever.
    .catch(() => undefined);
  return {
    isShown: () => takeAway !== null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dismiss: () => {
      stopping.abort();
      takeAway?.();
      takeAway = null;
      tell();
    },
  };
}

const projectId = /^\/projects\/([\da-f-]{36})\/gantt\/?$/.exec(location.pathname)?.[1];
// A link to a task or to a view shows something else.
if (projectId !== undefined && location.search === "" && innerWidth > LEAST_WIDTH)
  (globalThis as { parleyFirstRows?: FirstRows }).parleyFirstRows = begin(projectId);
