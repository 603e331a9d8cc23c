export { registerUploadRoutes } from "./upload-routes.ts";
export { deleteUpload, type UploadRow } from "./upload-repository.ts";
export type { TakenUpload, Uploads } from "./uploads.ts";
