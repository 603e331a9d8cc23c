import { Button, Select } from "@mantine/core";
import type { EntityId, OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { useTranslation } from "react-i18next";
import {
  useFacts,
  useOrganisations,
  usePeople,
} from "../../../platform/collaboration/project-hooks.ts";
import { useOnline } from "../../../platform/api/project-api.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import type { WallScene } from "../canvas/wall-scene.ts";
import type { OpenMeeting } from "../hooks/use-wall-meeting.ts";
import { MeetingPoints } from "./meeting-points.tsx";
import { LineForm, Part } from "./meeting-part.tsx";
import { MeetingPeople } from "./meeting-people.tsx";
import { MeetingVote } from "./meeting-vote.tsx";
import styles from "./meeting.module.css";

/** Where a meeting stands, and for its facilitator what can be done about it. */
export function MeetingPanel(props: {
  open: OpenMeeting;
  wall: WallCanvas;
  scene: WallScene;
  onRecord: () => void;
}) {
  const { open, wall, scene } = props;
  const { meeting, perform, isFacilitator } = open;
  const { t } = useTranslation("meeting");
  const { projectId } = useFacts();
  const { data: online } = useOnline(projectId);
  const organisations = useOrganisations();
  const people = usePeople();
  const session = useProjectSession();
  const newId = (): EntityId => session.newId<EntityId>();
  const isLeft = online?.every(({ userId }) => userId !== meeting.facilitatorId) === true;
  const selected = wall.selectedItems();
  const frames = selected.filter(
    (item) => item.kind === "object" && item.object.type === "frame" && !item.isPrivate,
  );
  return (
    <aside className={styles.panel} aria-label={t("panel")}>
      {isLeft && !isFacilitator && (
        <div>
          <p>{t("facilitator.away")}</p>
          <Button onClick={() => perform({ type: "take-over" })}>{t("facilitator.take")}</Button>
        </div>
      )}
      <Part title={t("agenda.title")}>
        <ol>
          {meeting.agenda.map(({ id, title, minutes }) => {
            const isNow = meeting.step?.id === id;
            return (
              <li key={id} className={styles.row} aria-current={isNow ? "step" : undefined}>
                <span>{title}</span>
                {minutes > 0 && (
                  <span className={styles.note}>{t("agenda.minutes", { count: minutes })}</span>
                )}
                {isFacilitator && (
                  <Button
                    variant="subtle"
                    aria-label={t(isNow ? "agenda.endOf" : "agenda.goTo", { title })}
                    onClick={() => perform({ type: "step", stepId: isNow ? null : id })}
                  >
                    {t(isNow ? "agenda.end" : "agenda.go")}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
        {meeting.agenda.length === 0 && <p className={styles.note}>{t("agenda.none")}</p>}
      </Part>
      {isFacilitator && (
        <Part title={t("lead.title")}>
          <div className={styles.buttons}>
            <Button
              onClick={() => {
                const { x, y } = wall.middle();
                const width = wall.size.width / wall.camera.get().zoom;
                perform({
                  type: "call",
                  view: { x: Math.round(x), y: Math.round(y), width: Math.round(width) },
                });
              }}
            >
              {t("lead.call")}
            </Button>
            {[5, 10].map((minutes) => (
              <Button
                key={minutes}
                onClick={() => perform({ type: "timer", ms: minutes * 60_000 })}
              >
                {t("timer.set", { count: minutes })}
              </Button>
            ))}
            {meeting.timerEndsAt !== null && (
              <Button onClick={() => perform({ type: "timer", ms: null })}>
                {t("timer.stop")}
              </Button>
            )}
            <Button
              onClick={() =>
                perform(
                  meeting.quiet === null
                    ? { type: "quiet-begin", id: newId() }
                    : { type: "quiet-end", id: meeting.quiet.id },
                )
              }
            >
              {t(meeting.quiet === null ? "quiet.begin" : "quiet.end")}
            </Button>
            {frames.map(({ key }) => {
              const frameId = key as EntityId;
              const isLocked = meeting.lockedFrames.includes(frameId);
              return (
                <Button
                  key={key}
                  onClick={() =>
                    perform({ type: isLocked ? "region-unlock" : "region-lock", frameId })
                  }
                >
                  {t(isLocked ? "region.unlock" : "region.lock")}
                </Button>
              );
            })}
          </div>
          {meeting.lockedFrames.length > 0 && (
            <p className={styles.note}>
              {t("region.count", { count: meeting.lockedFrames.length })}
            </p>
          )}
          <Select
            mt={8}
            label={t("lead.spotlight")}
            clearable
            placeholder={t("lead.nobody")}
            value={meeting.spotlight}
            data={[...organisations.values()].map(({ organisationId, name }) => ({
              value: organisationId,
              label: name,
            }))}
            onChange={(value) =>
              perform({ type: "spotlight", organisationId: value as OrganisationId | null })
            }
          />
          <Select
            mt={8}
            label={t("facilitator.handOver")}
            value={null}
            placeholder={t("facilitator.choose")}
            data={meeting.attendees
              .filter(({ userId }) => userId !== meeting.facilitatorId)
              .map(({ userId }) => ({ value: userId, label: people.get(userId)?.name ?? "" }))}
            onChange={(value) => {
              if (value !== null) perform({ type: "hand-over", userId: value as UserId });
            }}
          />
        </Part>
      )}
      <MeetingVote open={open} scene={scene} />
      <Part title={t("decision.title")}>
        <ul>
          {meeting.decisions.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
        {isFacilitator && (
          <LineForm
            label={t("decision.add")}
            onAdd={(text) => perform({ type: "decision", id: newId(), text })}
          />
        )}
      </Part>
      <MeetingPoints open={open} />
      <MeetingPeople open={open} wall={wall} />
      <div className={styles.buttons}>
        <Button onClick={props.onRecord}>{t("record.show")}</Button>
        {isFacilitator && (
          <Button color="red" onClick={() => perform({ type: "end" })}>
            {t("end")}
          </Button>
        )}
      </div>
    </aside>
  );
}
