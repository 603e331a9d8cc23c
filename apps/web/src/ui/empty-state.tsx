import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

/** Nothing here yet: says why, and offers the one next step. */
export function EmptyState(props: {
  title: string;
  children?: ReactNode;
  /** One button. */
  action?: ReactNode;
  glyph?: ReactNode;
  /** Whether it is all that the page shows, and so its heading is the page's. */
  isWholePage?: boolean;
}) {
  return (
    <section className={styles.box}>
      {props.glyph}
      {props.isWholePage === true ? (
        <h1 className={styles.title}>{props.title}</h1>
      ) : (
        <h2 className={styles.title}>{props.title}</h2>
      )}
      {props.children !== undefined && <p className={styles.text}>{props.children}</p>}
      {props.action}
    </section>
  );
}
