import type { Rect } from "../../../platform/canvas/geometry.ts";
import { grown } from "../../../platform/canvas/geometry.ts";
import { drawMark, type Brush } from "../marks/draw-mark.ts";
import { boundsOf, pointsOf } from "../marks/mark-shape.ts";
import type { ShownMark } from "../marks/shown-mark.ts";
import type { SheetView } from "../sheet/sheet-view.ts";
import type { ShownTopic } from "./shown-topics.ts";
import { marksOfTopic } from "./use-topics.ts";

/** Pixels of the longer side. */
const SIDE = 1_000;
const ROUND = 80;

type Place = { readonly page: number; readonly rect: Rect; readonly marks: readonly ShownMark[] };

function placeOf(shown: ShownTopic, marks: readonly ShownMark[], revisionId: string): Place | null {
  const found = marksOfTopic(shown, marks);
  const page = found[0]?.mark.page;
  if (page !== undefined) {
    const here = found.filter(({ mark }) => mark.page === page);
    const boxes = here.map(({ mark }) => boundsOf(mark));
    const left = Math.min(...boxes.map(({ x }) => x));
    const top = Math.min(...boxes.map(({ y }) => y));
    const right = Math.max(...boxes.map(({ x, width }) => x + width));
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
    const rect = { x: left, y: top, width: right - left, height: bottom - top };
    return { page, rect: grown(rect, ROUND), marks: here };
  }
  const { topic } = shown;
  if (topic.page === null || topic.region === "" || shown.revisionId !== revisionId) return null;
  const [a, b] = pointsOf(topic.region);
  if (a === undefined || b === undefined) return null;
  const rect = {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
  return { page: topic.page, rect: grown(rect, ROUND), marks: [] };
}

/** What is seen of the sheet where a topic is, with its marks; null where it has no place on what is shown. */
export async function topicSnapshot(
  view: SheetView,
  shown: ShownTopic,
  marks: readonly ShownMark[],
  options: { revisionId: string; brush: Pick<Brush, "colours" | "colourOf" | "wordsOf"> },
): Promise<HTMLCanvasElement | null> {
  const place = placeOf(shown, marks, options.revisionId);
  if (place === null || place.page >= view.file.pageCount) return null;
  const size = await view.file.sizeOf(place.page);
  const x = Math.max(0, Math.min(place.rect.x, size.width - 1));
  const y = Math.max(0, Math.min(place.rect.y, size.height - 1));
  const rect = {
    ...{ x, y },
    width: Math.max(1, Math.min(place.rect.x + place.rect.width, size.width) - x),
    height: Math.max(1, Math.min(place.rect.y + place.rect.height, size.height) - y),
  };
  const scale = Math.min(4, SIDE / Math.max(rect.width, rect.height));
  const drawn = await view.file.draw(place.page, rect, scale, new AbortController().signal);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(rect.width * scale));
  canvas.height = Math.max(1, Math.round(rect.height * scale));
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, -rect.x * scale, -rect.y * scale);
  for (const { mark, isPrivate } of place.marks)
    drawMark({ ...options.brush, context, scale, ratio: 1 }, mark, isPrivate);
  return canvas;
}

export const pngOf = async (canvas: HTMLCanvasElement): Promise<Uint8Array | null> => {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
};
