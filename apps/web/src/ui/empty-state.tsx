import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

/** Nothing here yet: says why, and offers the one next step. */
export function EmptyState(props: {
  title: string;
  children?: ReactNode;
  /** One button. */
  action?: ReactNode;
  glyph?: ReactNode;
}) {
  return (
    <section className={styles.box}>
      {props.glyph}
      <h2 className={styles.title}>{props.title}</h2>
      {props.children !== undefined && <p className={styles.text}>{props.children}</p>}
      {props.action}
    </section>
  );
}
