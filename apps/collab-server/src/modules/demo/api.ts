export { buildDemo } from "./build-demo.ts";
export type * from "./demo-types.ts";
export { withUserIds } from "./with-user-ids.ts";
