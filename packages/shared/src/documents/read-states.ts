import * as Y from "yjs";
import { readFrame, type FrameSnapshot } from "./frame-snapshot.ts";
import { readLane, type LaneSnapshot } from "./lane-snapshot.ts";
import { readLedger, type LedgerSnapshot } from "./ledger-snapshot.ts";
import { readWall, type WallSnapshot } from "./wall-snapshot.ts";
import { descriptionRoot } from "./rich-text-schema.ts";

/** Reads whole ydocs from their encoded states (v1), for reports and exports: nothing stays in memory behind the answer. */
function reading<T>(state: Uint8Array, read: (ydoc: Y.Doc) => T): T {
  const ydoc = new Y.Doc();
  try {
    Y.applyUpdate(ydoc, state);
    return read(ydoc);
  } finally {
    ydoc.destroy();
  }
}

export const frameOfState = (state: Uint8Array): FrameSnapshot =>
  reading(state, (ydoc) => readFrame(ydoc));

export const ledgerOfState = (state: Uint8Array): LedgerSnapshot =>
  reading(state, (ydoc) => readLedger(ydoc));

export const wallOfState = (state: Uint8Array): WallSnapshot =>
  reading(state, (ydoc) => readWall(ydoc));

export type LaneWithTexts = LaneSnapshot & {
  /** Plain text of each description that is not empty, by task id; blocks end with a newline. */
  readonly descriptions: ReadonlyMap<string, string>;
};

export const laneOfState = (state: Uint8Array): LaneWithTexts =>
  reading(state, (ydoc) => {
    const lane = readLane(ydoc);
    const descriptions = new Map<string, string>();
    for (const taskId of lane.tasks.keys()) {
      const name = descriptionRoot(taskId);
      if (!ydoc.share.has(name)) continue;
      const text = plainText(ydoc.getXmlFragment(name)).trimEnd();
      if (text !== "") descriptions.set(taskId, text);
    }
    return { ...lane, descriptions };
  });

const BLOCKS = new Set(["paragraph", "heading", "codeBlock", "horizontalRule"]);

function plainText(node: Y.XmlFragment | Y.XmlElement | Y.XmlText): string {
  if (node instanceof Y.XmlText) {
    return (node.toDelta() as { insert: unknown }[])
      .map(({ insert }) => (typeof insert === "string" ? insert : ""))
      .join("");
  }
  if (node instanceof Y.XmlElement) {
    if (node.nodeName === "hardBreak") return "\n";
    if (node.nodeName === "mention") return `@${node.getAttribute("label") ?? ""}`;
  }
  const inner = node
    .toArray()
    .map((child) => (child instanceof Y.XmlHook ? "" : plainText(child)))
    .join("");
  return node instanceof Y.XmlElement && BLOCKS.has(node.nodeName) ? `${inner}\n` : inner;
}
