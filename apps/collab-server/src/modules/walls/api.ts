export { beginAreas } from "./begin-areas.ts";
export { createWall, type NewWall } from "./create-wall.ts";
export { revealQuiet } from "./reveal-quiet.ts";
export { findWall } from "./wall-repository.ts";
