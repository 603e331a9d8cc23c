import { classes } from "./classes.ts";
import styles from "./organisation-badge.module.css";

export type OrganisationMark = {
  readonly name: string;
  readonly code: string;
  readonly colour: number;
};

/** A company: always a square, always with its code. With `withName` the name stands beside it. */
export function OrganisationBadge(props: {
  organisation: OrganisationMark;
  size?: "sm" | "lg";
  withName?: boolean;
}) {
  const { organisation, size = "sm", withName = false } = props;
  const square = (
    <span
      className={classes(
        styles.square,
        size === "lg" && styles.large,
        organisationClass(organisation.colour),
      )}
      title={organisation.name}
      aria-hidden={withName || undefined}
      role={withName ? undefined : "img"}
      aria-label={withName ? undefined : organisation.name}
    >
      {organisation.code}
    </span>
  );
  if (!withName) return square;
  return (
    <span className={styles.row}>
      {square}
      <span className="ellipsis" title={organisation.name}>
        {organisation.name}
      </span>
    </span>
  );
}

/** Sets --o (fill) and --on (text on it) for everything inside. Colours beyond the palette start again. */
export const organisationClass = (colour: number): string =>
  `organisation-${(((((Math.trunc(colour) || 1) - 1) % 12) + 12) % 12) + 1}`;
