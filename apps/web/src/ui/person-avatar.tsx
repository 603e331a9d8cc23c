import { classes } from "./classes.ts";
import { organisationClass } from "./organisation-badge.tsx";
import styles from "./person-avatar.module.css";

/** A person: always a circle, in the colour of the organisation acted for. */
export function PersonAvatar(props: {
  name: string;
  colour: number | null;
  size?: "sm" | "md";
  isMe?: boolean;
  title?: string;
}) {
  const { name, colour, size = "md", isMe = false } = props;
  return (
    <span
      className={classes(
        styles.circle,
        size === "sm" && styles.small,
        isMe && styles.me,
        colour === null ? styles.plain : organisationClass(colour),
      )}
      role="img"
      aria-label={props.title ?? name}
      title={props.title ?? name}
    >
      {initialsOf(name)}
    </span>
  );
}

/** One character of a Chinese name (its family name), else the first letters of the first and last word. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  const first = Array.from(trimmed)[0];
  if (first === undefined) return "?";
  if (/\p{Script=Han}/u.test(first)) return first;
  const words = trimmed.split(/\s+/);
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? "")[0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}
