import { Tooltip } from "@mantine/core";
import {
  IconArrowRightCircle,
  IconCalendarTime,
  IconFrame,
  IconHandStop,
  IconLetterT,
  IconNote,
  IconPencil,
  IconPointer,
  IconSquare,
} from "@tabler/icons-react";
import { useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import { TOOLS, type Tool } from "../canvas/wall-commands.ts";
import type { WallActions } from "../hooks/use-wall-actions.ts";
import styles from "./wall-view.module.css";

const LOOKS: Readonly<Record<Tool, { readonly icon: typeof IconNote; readonly key: string }>> = {
  select: { icon: IconPointer, key: "V" },
  hand: { icon: IconHandStop, key: "H" },
  note: { icon: IconNote, key: "N" },
  text: { icon: IconLetterT, key: "T" },
  shape: { icon: IconSquare, key: "S" },
  connector: { icon: IconArrowRightCircle, key: "L" },
  pen: { icon: IconPencil, key: "P" },
  frame: { icon: IconFrame, key: "F" },
  pull: { icon: IconCalendarTime, key: "" },
};

const isOpenTo = (tool: Tool, actions: WallActions): boolean =>
  tool === "select" || tool === "hand" || actions.may(tool === "note" ? "note" : "shape");

/** What the pointer does; only tools whose use is allowed are there. */
export function WallTools({ wall, actions }: { wall: WallCanvas; actions: WallActions }) {
  const { t } = useTranslation("wall");
  const tool = useSyncExternalStore(wall.tool.subscribe, wall.tool.get);
  return (
    <div
      className={styles.tools}
      role="toolbar"
      aria-label={t("tools")}
      aria-orientation="vertical"
    >
      {TOOLS.filter((each) => isOpenTo(each, actions)).map((each) => {
        const { icon: Icon, key } = LOOKS[each];
        return (
          <ToolToggle
            key={each}
            label={t(`tool.${each}`)}
            keys={key}
            isOn={tool === each}
            onClick={() => wall.tool.set(each)}
          >
            <Icon size={18} stroke={1.5} aria-hidden />
          </ToolToggle>
        );
      })}
    </div>
  );
}

function ToolToggle(props: {
  label: string;
  keys: string;
  isOn: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const { label, keys } = props;
  return (
    <Tooltip label={keys === "" ? label : `${label} (${keys})`} position="right">
      <button
        type="button"
        className={styles.tool}
        aria-label={label}
        aria-pressed={props.isOn}
        onClick={props.onClick}
      >
        {props.children}
      </button>
    </Tooltip>
  );
}
