export { beginNextPart, type LanePlace } from "./begin-next-part.ts";
