import { Button } from "@mantine/core";
import {
  IconExternalLink,
  IconEyeOff,
  IconHandStop,
  IconLayoutSidebarRight,
  IconPointFilled,
  IconUsers,
} from "@tabler/icons-react";
import { openVote } from "@parley/shared/meetings/meeting.ts";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../../platform/collaboration/project-hooks.ts";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import type { OpenMeeting } from "../hooks/use-wall-meeting.ts";
import { MeetingTimer } from "./meeting-timer.tsx";
import styles from "./meeting.module.css";

const ICON = { size: 16, stroke: 1.5 } as const;

/** What everybody in a meeting has to see: who runs it, which step it is, how much time is left, and what is hidden now. */
export function MeetingBar(props: {
  open: OpenMeeting;
  wall: WallCanvas;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  isPanelShown: boolean;
  onPanel: (isShown: boolean) => void;
}) {
  const { open, wall } = props;
  const { meeting } = open;
  const { t } = useTranslation("meeting");
  const people = usePeople();
  const handAt = useSyncExternalStore(wall.handAt.subscribe, wall.handAt.get);
  const laser = useSyncExternalStore(wall.laser.subscribe, wall.laser.get);
  const step = meeting.agenda.find(({ id }) => id === meeting.step?.id);
  const vote = openVote(meeting);
  const name = people.get(meeting.facilitatorId)?.name ?? "";
  return (
    <div className={styles.bar} role="region" aria-label={t("label")}>
      <IconUsers {...ICON} aria-hidden />
      <span>{t("runBy", { name })}</span>
      {step !== undefined && <b className="ellipsis">{step.title}</b>}
      <MeetingTimer endsAt={meeting.timerEndsAt} behind={open.behind} />
      {meeting.quiet !== null && (
        <span className={styles.state}>
          <IconEyeOff {...ICON} aria-hidden />
          {t("quiet.on")}
        </span>
      )}
      {vote !== null && (
        <span className={styles.state}>
          <IconPointFilled {...ICON} aria-hidden />
          {t("vote.on", {
            question: vote.question,
            count: vote.dots - [...open.myDots.values()].reduce((sum, each) => sum + each, 0),
          })}
        </span>
      )}
      <span className={styles.space} />
      {meeting.link !== null && (
        <Button
          component="a"
          href={meeting.link}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconExternalLink {...ICON} aria-hidden />}
        >
          {t("link.open")}
        </Button>
      )}
      <Button
        className={styles.toggle}
        aria-pressed={handAt !== null}
        leftSection={<IconHandStop {...ICON} aria-hidden />}
        onClick={() => wall.handAt.set(handAt === null ? Date.now() : null)}
      >
        {t("hand.raise")}
      </Button>
      <Button className={styles.toggle} aria-pressed={laser} onClick={() => wall.laser.set(!laser)}>
        {t("laser")}
      </Button>
      {!open.isFacilitator && (
        <Button
          className={styles.toggle}
          data-follow
          aria-pressed={props.isFollowing}
          onClick={() => props.onFollow(!props.isFollowing)}
        >
          {t("follow")}
        </Button>
      )}
      <Button
        className={styles.toggle}
        aria-pressed={props.isPanelShown}
        leftSection={<IconLayoutSidebarRight {...ICON} aria-hidden />}
        onClick={() => props.onPanel(!props.isPanelShown)}
      >
        {t("panel")}
      </Button>
    </div>
  );
}
