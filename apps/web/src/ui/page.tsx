import type { ReactNode } from "react";
import styles from "./page.module.css";

/** A page that scrolls: its title, at most one primary action, and what it is about. */
export function Page(props: {
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  width?: "wide" | "narrow";
  children: ReactNode;
}) {
  return (
    <div className={styles.page} data-width={props.width ?? "wide"}>
      <header className={styles.head}>
        <h1>{props.title}</h1>
        <span className={styles.lead}>{props.lead}</span>
        {props.action}
      </header>
      {props.children}
    </div>
  );
}

/** A named part of a page, under a hairline. */
export function Section(props: {
  title: string;
  note?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <header className={styles.sectionHead}>
        <h2>{props.title}</h2>
        {props.action}
      </header>
      {props.note !== undefined && <p className={styles.note}>{props.note}</p>}
      {props.children}
    </section>
  );
}
