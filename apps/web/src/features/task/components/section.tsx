import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState, type ReactNode } from "react";
import styles from "./section.module.css";

const keyOf = (name: string): string => `parley.task.section.${name}`;

function wasOpen(name: string): boolean {
  try {
    return localStorage.getItem(keyOf(name)) !== "closed";
  } catch {
    return true;
  }
}

/** A part of the panel that folds, and remembers it on this device. */
export function Section(props: {
  name: string;
  title: string;
  count?: string | undefined;
  /** Open now, whatever was remembered: somebody came for it. */
  isAsked?: boolean;
  children: ReactNode;
}) {
  const [kept, setOpen] = useState(() => wasOpen(props.name));
  const open = kept || props.isAsked === true;
  const id = useId();
  const toggle = () => {
    setOpen(!open);
    try {
      localStorage.setItem(keyOf(props.name), open ? "closed" : "open");
    } catch {
      // Not remembered where storage is full or forbidden.
    }
  };
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={id}
          onClick={toggle}
        >
          <Chevron size={14} stroke={1.6} aria-hidden />
          {props.title}
          {props.count !== undefined && <span className={styles.count}>{props.count}</span>}
        </button>
      </h3>
      <div id={id} hidden={!open} className={styles.body}>
        {open && props.children}
      </div>
    </section>
  );
}
