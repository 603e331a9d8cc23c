import { useEffect, useRef, useState, type ReactNode } from "react";
import styles from "./scroll-box.module.css";

/** What may be wider than its place: it scrolls sideways, by keyboard as well while there is something to scroll. */
export function ScrollBox(props: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setScrolls(element.scrollWidth > element.clientWidth + 1),
    );
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={styles.box}
      role="region"
      aria-label={props.label}
      {...(scrolls && { tabIndex: 0 })}
    >
      {props.children}
    </div>
  );
}
