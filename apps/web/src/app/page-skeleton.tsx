import { Logo } from "../ui/logo.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import styles from "./frame.module.css";

/** The frame while its first page is on its way: never a blank screen. */
export function PageSkeleton() {
  return (
    <div className={styles.app}>
      <div className={styles.top}>
        <Logo />
      </div>
      <div className={styles.main}>
        <SkeletonRows rows={10} />
      </div>
    </div>
  );
}
