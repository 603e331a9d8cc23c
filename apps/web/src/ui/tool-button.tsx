import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./tool-button.module.css";

/** A picture in a toolbar; its name and keys are told when the pointer rests on it. */
export function ToolButton(props: {
  label: string;
  keys?: string;
  disabled?: boolean;
  /** Of a switch: whether it is on. */
  pressed?: boolean;
  /** A click leaves the focus where it is, as in a table in which somebody works. */
  keepsFocus?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const { label, keys } = props;
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`}>
      <ActionIcon
        variant="subtle"
        aria-label={label}
        className={styles.tool}
        {...(props.pressed !== undefined && { "aria-pressed": props.pressed })}
        disabled={props.disabled ?? false}
        onClick={props.onClick}
        onMouseDown={(event) => {
          if (props.keepsFocus === true) event.preventDefault();
        }}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}
