import { usePresence } from "../../../platform/collaboration/project-hooks.ts";
import { classes } from "../../../ui/classes.ts";
import { organisationClass } from "../../../ui/organisation-badge.tsx";
import type { Column } from "../model/columns.ts";
import styles from "./presence-tags.module.css";

/** Where the others are in this row: an outline in their organisation's colour, and a name that fades. */
export function PresenceTags(props: { entityId: string; columns: readonly Column[] }) {
  const marks = usePresence(props.entityId);
  if (marks.length === 0) return null;
  return marks.map((mark) => {
    const line =
      Math.max(
        0,
        props.columns.findIndex(({ id }) => id === mark.field),
      ) + 1;
    return (
      <span
        key={mark.key}
        className={classes(styles.outline, organisationClass(mark.user.colour))}
        style={{ gridColumn: `${line} / ${line + 1}` }}
      >
        <span key={`${mark.field}-${mark.active}`} className={styles.tag} data-active={mark.active}>
          {mark.user.name} · {mark.user.organisationCode}
        </span>
      </span>
    );
  });
}
