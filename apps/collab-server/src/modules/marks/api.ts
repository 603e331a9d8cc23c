export { beginMarks } from "./begin-marks.ts";
