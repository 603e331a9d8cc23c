import { randomInt, randomUUID } from "node:crypto";
import type { Rng } from "@parley/shared/primitives/clock.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";

/** The machine's own randomness, for ids. */
export const systemRng: Rng = () => randomInt(0, 2 ** 32);

export const newYdocId = (): YdocId => randomUUID() as YdocId;

/** A Yjs clientID for what the server itself writes; as random as a browser's, so that it meets no person's. */
export const randomClientId = (): number => randomInt(1, 2 ** 32);
