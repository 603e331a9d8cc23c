import { Button, Menu } from "@mantine/core";
import {
  IconBoxMultiple,
  IconCalendarPlus,
  IconCopy,
  IconEye,
  IconLayersSubtract,
  IconLayoutAlignLeft,
  IconLink,
  IconLock,
  IconLockOpen,
  IconMoodSmile,
  IconPencil,
  IconSettings,
  IconTrash,
} from "@tabler/icons-react";
import { REACTIONS, TEXT_SIZES, WALL_SHAPES } from "@parley/shared/documents/wall.ts";
import { useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ToolButton } from "../../../ui/tool-button.tsx";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import type { WallCommands } from "../canvas/wall-commands.ts";
import { objectsOf } from "../hooks/use-wall-keys.ts";
import type { WallActions } from "../hooks/use-wall-actions.ts";
import { ALIGNMENTS, DISTRIBUTIONS } from "../model/arrange.ts";
import { idOf } from "../model/wall-item.ts";
import type { OpenMeeting } from "../hooks/use-wall-meeting.ts";
import { DotButtons } from "./dot-buttons.tsx";
import { WallPromiseMenu } from "./wall-promise-menu.tsx";
import styles from "./wall-view.module.css";

const ICON = { size: 16, stroke: 1.5 } as const;

/** What can be done with what is selected; of others' things only what leaves them as they are. */
export function WallSelectionBar(props: {
  wall: WallCanvas;
  actions: WallActions;
  commands: WallCommands;
  onConnect: () => void;
  onPlan: () => void;
  onFrame: () => void;
  onReveal: (ids: readonly string[]) => void;
  meeting: OpenMeeting | null;
}) {
  const { wall, actions, commands } = props;
  const { t } = useTranslation("wall");
  useSyncExternalStore(wall.selection.subscribe, wall.selection.get);
  useSyncExternalStore(wall.drawn.subscribe, wall.drawn.get);
  const items = wall.selectedItems();
  if (items.length === 0) return null;
  const objects = objectsOf(items);
  const tasks = items.filter((item) => item.kind === "task");
  const own = objects.filter((item) => actions.mayChange(item));
  const free = own.filter(({ object }) => !object.locked);
  const [only] = items.length === 1 ? items : [];
  const isLocked = own.length > 0 && own.every(({ object }) => object.locked);
  const isGroup = own.length > 0 && own.every(({ object }) => object.groupId !== null);
  const hidden = own.filter(({ isPrivate }) => isPrivate);
  const notes = free.filter(({ object }) => object.type === "note");
  const isPull = only?.kind === "object" && only.object.pull;
  return (
    <div className={styles.selection} role="toolbar" aria-label={t("selection.label")}>
      <span className={styles.count}>{t("selection.count", { count: items.length })}</span>
      {only !== undefined && props.meeting !== null && (
        <DotButtons meeting={props.meeting} targetId={idOf(only)} />
      )}
      {only !== undefined && commands.mayChange(only) && (
        <ToolButton label={t("selection.edit")} keys="F2" onClick={() => commands.open(only)}>
          <IconPencil {...ICON} />
        </ToolButton>
      )}
      {isPull && free.length > 0 && (
        <ToolButton label={t("selection.frame")} onClick={props.onFrame}>
          <IconSettings {...ICON} />
        </ToolButton>
      )}
      {wall.scene !== null && tasks.length > 0 && (
        <WallPromiseMenu scene={wall.scene} tasks={tasks} />
      )}
      {notes.length > 0 && (
        <ToolButton label={t("selection.plan")} keys="D" onClick={props.onPlan}>
          <IconCalendarPlus {...ICON} />
        </ToolButton>
      )}
      {only !== undefined && (actions.may("connector") || only.kind === "task") && (
        <ToolButton label={t("selection.connect")} keys="C" onClick={props.onConnect}>
          <IconLink {...ICON} />
        </ToolButton>
      )}
      {only !== undefined && actions.mayReact && !actions.isArchived && (
        <BarMenu label={t("selection.react")} icon={<IconMoodSmile {...ICON} />}>
          {REACTIONS.map((kind) => (
            <Menu.Item key={kind} onClick={() => actions.react(idOf(only), kind)}>
              {t(`reaction.${kind}`)}
            </Menu.Item>
          ))}
        </BarMenu>
      )}
      {free.length > 1 && (
        <BarMenu label={t("selection.align")} icon={<IconLayoutAlignLeft {...ICON} />}>
          {ALIGNMENTS.map((how) => (
            <Menu.Item key={how} onClick={() => actions.align(free, how)}>
              {t(`align.${how}`)}
            </Menu.Item>
          ))}
          {free.length > 2 &&
            DISTRIBUTIONS.map((how) => (
              <Menu.Item key={how} onClick={() => actions.distribute(free, how)}>
                {t(`distribute.${how}`)}
              </Menu.Item>
            ))}
        </BarMenu>
      )}
      {free.length > 0 && (
        <BarMenu label={t("selection.look")} icon={<IconLayersSubtract {...ICON} />}>
          <Menu.Item onClick={() => actions.toFront(free)}>{t("look.front")}</Menu.Item>
          <Menu.Item onClick={() => actions.toBack(free)}>{t("look.back")}</Menu.Item>
          <Menu.Divider />
          <Menu.Item
            onClick={() => actions.setFields(free, { plain: !free.every((i) => i.object.plain) })}
          >
            {t(free.every((i) => i.object.plain) ? "look.tinted" : "look.plain")}
          </Menu.Item>
          {TEXT_SIZES.map((textSize) => (
            <Menu.Item key={textSize} onClick={() => actions.setFields(free, { textSize })}>
              {t(`look.size.${textSize}`)}
            </Menu.Item>
          ))}
          {free.some(({ object }) => object.type === "shape") &&
            WALL_SHAPES.map((shape) => (
              <Menu.Item
                key={shape}
                onClick={() =>
                  actions.setFields(
                    free.filter(({ object }) => object.type === "shape"),
                    { shape },
                  )
                }
              >
                {t(`look.shape.${shape}`)}
              </Menu.Item>
            ))}
        </BarMenu>
      )}
      {own.length > 1 && (
        <ToolButton
          label={t(isGroup ? "selection.ungroup" : "selection.group")}
          keys={isGroup ? "Ctrl+Shift+G" : "Ctrl+G"}
          onClick={() => (isGroup ? actions.ungroup(own) : actions.group(own))}
        >
          <IconBoxMultiple {...ICON} />
        </ToolButton>
      )}
      {own.length > 0 && (
        <ToolButton
          label={t(isLocked ? "selection.unlock" : "selection.lock")}
          onClick={() => actions.lock(own, !isLocked)}
        >
          {isLocked ? <IconLockOpen {...ICON} /> : <IconLock {...ICON} />}
        </ToolButton>
      )}
      {objects.length > 0 && actions.may("note") && (
        <ToolButton
          label={t("selection.duplicate")}
          keys="Ctrl+D"
          onClick={() => {
            const copies = actions.copies(
              objects.map(({ object }) => object).filter(({ type }) => actions.may(type)),
              24,
              24,
            );
            wall.select(actions.create(copies, "copy"));
          }}
        >
          <IconCopy {...ICON} />
        </ToolButton>
      )}
      {free.length > 0 && (
        <ToolButton label={t("selection.remove")} keys="Del" onClick={() => actions.remove(free)}>
          <IconTrash {...ICON} />
        </ToolButton>
      )}
      {hidden.length > 0 && (
        <Button
          leftSection={<IconEye {...ICON} aria-hidden />}
          onClick={() => props.onReveal(hidden.map(({ key }) => key))}
        >
          {t("selection.reveal")}
        </Button>
      )}
    </div>
  );
}

function BarMenu(props: { label: string; icon: ReactNode; children: ReactNode }) {
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={styles.tool} aria-label={props.label} title={props.label}>
          {props.icon}
        </button>
      </Menu.Target>
      <Menu.Dropdown>{props.children}</Menu.Dropdown>
    </Menu>
  );
}
