import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { SlotFill, SlotOutlet } from "./slot.tsx";
import styles from "./title-block.module.css";

/** The strip at the bottom of a sheet. Pages add facts with TitleBlockFact. */
export function TitleBlock({ children }: { children?: ReactNode }) {
  return (
    <footer className={styles.block}>
      {children}
      <SlotOutlet name="title-block" className={styles.slot} />
      <span className={styles.space} />
      <SlotOutlet name="title-block-end" className={styles.slot} />
    </footer>
  );
}

export function Fact(props: { label: string; children: ReactNode; isCritical?: boolean }) {
  return (
    <span className={classes(styles.fact, props.isCritical && styles.critical)}>
      <span className={styles.label}>{props.label}</span>
      <span className={styles.value}>{props.children}</span>
    </span>
  );
}

export function TitleBlockFact(props: {
  label: string;
  children: ReactNode;
  isCritical?: boolean;
  atEnd?: boolean;
}) {
  const { atEnd = false, ...fact } = props;
  return (
    <SlotFill name={atEnd ? "title-block-end" : "title-block"}>
      <Fact {...fact} />
    </SlotFill>
  );
}
