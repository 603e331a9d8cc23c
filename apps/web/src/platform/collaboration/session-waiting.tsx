import { SkeletonRows } from "../../ui/skeleton-rows.tsx";

/** The shape of the plan while the session opens. */
export function SessionWaiting() {
  return <SkeletonRows rows={18} />;
}
