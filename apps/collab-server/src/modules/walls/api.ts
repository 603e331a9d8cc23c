export { beginAreas } from "./begin-areas.ts";
export { createWall, type NewWall } from "./create-wall.ts";
