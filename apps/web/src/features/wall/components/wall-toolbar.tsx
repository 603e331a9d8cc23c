import { Button, Menu } from "@mantine/core";
import {
  IconArrowsMaximize,
  IconChevronDown,
  IconList,
  IconLock,
  IconMinus,
  IconNote,
  IconPlus,
  IconTemplate,
} from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Wall } from "../../../platform/api/contract.ts";
import { UndoButtons } from "../../../platform/collaboration/undo-buttons.tsx";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { ToolButton } from "../../../ui/tool-button.tsx";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import { noteAt } from "../canvas/wall-hand.ts";
import type { WallActions } from "../hooks/use-wall-actions.ts";
import type { WallMeeting } from "../hooks/use-wall-meeting.ts";
import { MeetingMenu } from "./meeting-menu.tsx";
import type { MeetingId } from "@parley/shared/primitives/ids.ts";
import { TEMPLATES, type TemplateName } from "../model/templates.ts";
import styles from "./wall-view.module.css";

const ICON = { size: 16, stroke: 1.5 } as const;

export function WallToolbar(props: {
  projectId: string;
  name: string;
  walls: readonly Wall[];
  wall: WallCanvas;
  actions: WallActions;
  isPrivate: boolean;
  onPrivate: (isPrivate: boolean) => void;
  isListShown: boolean;
  onList: (isShown: boolean) => void;
  onTemplate: (name: TemplateName) => void;
  meeting: WallMeeting;
  onMeeting: () => void;
  onRecord: (meetingId: MeetingId) => void;
}) {
  const { wall, actions, projectId } = props;
  const { t } = useTranslation(["wall", "promises"]);
  const formats = useFormats();
  const { zoom } = useSyncExternalStore(wall.camera.subscribe, wall.camera.get);
  const mayNote = actions.may("note");
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("toolbar")}>
      <Menu>
        <Menu.Target>
          <Button variant="subtle" rightSection={<IconChevronDown size={14} aria-hidden />}>
            <span className={`${styles.name} ellipsis`}>{props.name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {props.walls
            .filter(({ archivedAt }) => archivedAt === null)
            .map(({ id, name }) => (
              <Menu.Item key={id} component={Link} to={`/projects/${projectId}/walls/${id}`}>
                {name}
              </Menu.Item>
            ))}
          <Menu.Divider />
          <Menu.Item component={Link} to={`/projects/${projectId}/walls`}>
            {t("allWalls")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span className={styles.rule} />
      <UndoButtons />
      {actions.may("shape") && (
        <Menu>
          <Menu.Target>
            <button
              type="button"
              className={styles.tool}
              aria-label={t("template.insert")}
              title={t("template.insert")}
            >
              <IconTemplate {...ICON} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {TEMPLATES.map((name) => (
              <Menu.Item key={name} onClick={() => props.onTemplate(name)}>
                {t(`template.${name}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button component={Link} to={`/projects/${projectId}/promises`} variant="subtle">
        {t("promises:tab")}
      </Button>
      {(props.meeting.mayBegin || props.meeting.past.length > 0) && (
        <MeetingMenu
          meeting={props.meeting}
          onMeeting={props.onMeeting}
          onRecord={props.onRecord}
        />
      )}
      <span className={styles.space} />
      {mayNote && (
        <Button
          variant="default"
          className={styles.toggle}
          leftSection={<IconLock {...ICON} aria-hidden />}
          aria-pressed={props.isPrivate}
          title={t("private.explained")}
          onClick={() => props.onPrivate(!props.isPrivate)}
        >
          {t("private.toggle")}
        </Button>
      )}
      <span className={styles.rule} />
      <ToolButton label={t("zoomOut")} keys="−" onClick={() => wall.zoomBy(0.8)}>
        <IconMinus {...ICON} />
      </ToolButton>
      <span className={styles.zoom}>{formats.percent(zoom)}</span>
      <ToolButton label={t("zoomIn")} keys="+" onClick={() => wall.zoomBy(1.25)}>
        <IconPlus {...ICON} />
      </ToolButton>
      <ToolButton label={t("zoomAll")} keys="0" onClick={() => wall.zoomToAll()}>
        <IconArrowsMaximize {...ICON} />
      </ToolButton>
      <span className={styles.rule} />
      <Button
        variant="default"
        className={styles.toggle}
        leftSection={<IconList {...ICON} aria-hidden />}
        aria-pressed={props.isListShown}
        onClick={() => props.onList(!props.isListShown)}
      >
        {t("list.toggle")}
      </Button>
      {mayNote && (
        <Button
          variant="filled"
          leftSection={<IconNote {...ICON} aria-hidden />}
          onClick={() =>
            wall.draft.set({ type: "note", rect: noteAt(wall.middle()), target: null })
          }
        >
          {t("tool.note")}
        </Button>
      )}
    </div>
  );
}
