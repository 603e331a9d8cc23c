import { organisationClass } from "../organisation-badge.tsx";
import type { OverlayClasses } from "./arrow-overlay.ts";
import type { Lane, LaneItem } from "./swimlane-scene.ts";

/** A fresh copy of a drawn glyph. */
export type Picture = (name: string) => Node | null;

export const organisationClassOf = (colour: number): string =>
  colour === 0 ? "" : organisationClass(colour);

function span(text: string, className: string): HTMLElement {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

/** The head of a lane: the company's square, its name, and how it stands. */
export function laneElement(lane: Lane, classes: OverlayClasses): HTMLElement {
  const head = document.createElement("div");
  head.className = classes["laneHead"]!;
  const title = document.createElement("div");
  title.className = classes["laneTitle"]!;
  if (lane.code !== "")
    title.append(span(lane.code, `${organisationClassOf(lane.colour)} ${classes["laneCode"]!}`));
  const name = span(lane.name, classes["laneName"]!);
  name.title = lane.name;
  title.append(name);
  head.append(title);
  if (lane.note !== "") {
    const tone = lane.noteTone === "" ? "" : classes[`note-${lane.noteTone}`]!;
    head.append(span(lane.note, `${classes["laneNote"]!} ${tone}`));
  }
  return head;
}

/** What stands within or beside an item. */
export function itemElement(
  item: LaneItem,
  classes: OverlayClasses,
  picture: Picture,
): HTMLElement {
  const label = document.createElement("span");
  label.className = classes["label"]!;
  label.dataset["item"] = item.id;
  const glyph = item.glyph === null ? null : picture(item.glyph);
  if (glyph !== null) label.append(glyph);
  label.append(span(item.text, classes["labelText"]!));
  if (item.date !== "") label.append(span(item.date, classes["labelDate"]!));
  const isLocked = !item.isMovable && item.isUnlocked !== true;
  if (isLocked && item.kind !== "cluster" && item.kind !== "summary") {
    const lock = picture("lock");
    if (lock !== null) label.append(lock);
  }
  return label;
}
