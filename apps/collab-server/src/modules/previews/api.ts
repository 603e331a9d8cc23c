export { createPreviews, type Previews } from "./previews.ts";
