import type { KeyboardEvent } from "react";
import type { SheetView } from "./sheet-view.ts";
import { turnedBy } from "./turn.ts";

const PAN = 80;

/** Keys that look at the sheet. Returns whether the key was one of them. */
export function lookByKey(view: SheetView, event: KeyboardEvent): boolean {
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return false;
  const act = ACTS[event.key];
  if (act === undefined) return false;
  act(view);
  event.preventDefault();
  return true;
}

const toPage = (view: SheetView, page: number): void => {
  if (page >= 0 && page < view.file.pageCount) void view.open(page);
};

const ACTS: Readonly<Record<string, (view: SheetView) => void>> = {
  ArrowLeft: (view) => view.pan(PAN, 0),
  ArrowRight: (view) => view.pan(-PAN, 0),
  ArrowUp: (view) => view.pan(0, PAN),
  ArrowDown: (view) => view.pan(0, -PAN),
  PageUp: (view) => toPage(view, view.page - 1),
  PageDown: (view) => toPage(view, view.page + 1),
  Home: (view) => toPage(view, 0),
  End: (view) => toPage(view, view.file.pageCount - 1),
  "+": (view) => view.zoomBy(1.3),
  "=": (view) => view.zoomBy(1.3),
  "-": (view) => view.zoomBy(1 / 1.3),
  "0": (view) => view.fit(),
  r: (view) => view.turnBy(turnedBy(view.turn.get(), 90)),
};
