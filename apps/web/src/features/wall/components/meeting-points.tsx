import { Button } from "@mantine/core";
import { orderKeyBetween } from "@parley/shared/documents/fractional-order.ts";
import type { OpenPoint } from "@parley/shared/meetings/meeting.ts";
import type { EntityId, TaskId, UserId } from "@parley/shared/primitives/ids.ts";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { laneFor } from "../../../platform/plan/new-task.ts";
import {
  useDispatch,
  useFacts,
  useOrganisations,
} from "../../../platform/collaboration/project-hooks.ts";
import { useCan } from "../../../platform/collaboration/use-can.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import type { OpenMeeting } from "../hooks/use-wall-meeting.ts";
import { LineForm, Part } from "./meeting-part.tsx";
import styles from "./meeting.module.css";

/** What stayed open; a company takes a point by making it a task of its own. */
export function MeetingPoints({ open }: { open: OpenMeeting }) {
  const { meeting, perform } = open;
  const { t } = useTranslation("meeting");
  const { me } = useFacts();
  const organisations = useOrganisations();
  const session = useProjectSession();
  const dispatch = useDispatch();
  const can = useCan();
  const [, setSearch] = useSearchParams();
  const lane = (): ReturnType<typeof laneFor> => {
    const { tasks } = session.store.get();
    const count = (ydocId: string): number =>
      [...tasks.values()].filter((placed) => placed.ydocId === ydocId).length;
    return laneFor([...session.lines.get().values()], me.organisationId, "everyone", count);
  };
  const laneId = lane();
  const mayTake = laneId !== null && can.createTask(laneId).allowed;
  const take = (point: OpenPoint): void => {
    if (laneId === null) return;
    const id = session.newId<TaskId>();
    const last = session.store.get().plan.rows.findLast((row) => row.parentId === null);
    const after =
      last === undefined ? null : last.kind === "task" ? last.task.order : last.phase.order;
    const fields = taskOf(point, orderKeyBetween(after, null), me.userId);
    const made = dispatch([{ ydocId: laneId, edit: { type: "task.create", id, fields } }], {
      key: "meeting:did.take",
      values: { name: point.text.slice(0, 60) },
    });
    if (made.ok) perform({ type: "point-taken", id: point.id, taskId: id, ydocId: laneId });
  };
  return (
    <Part title={t("point.title")}>
      <ul>
        {meeting.points.map((point) => {
          const { task } = point;
          const owner =
            point.organisationId === null ? undefined : organisations.get(point.organisationId);
          const isOurs =
            point.organisationId === null || point.organisationId === me.organisationId;
          return (
            <li key={point.id} className={styles.row}>
              <span>{point.text}</span>
              {owner !== undefined && <OrganisationBadge organisation={owner} />}
              {task !== null && (
                <Button
                  variant="subtle"
                  onClick={() =>
                    setSearch((former) => {
                      former.set("task", task.id);
                      return former;
                    })
                  }
                >
                  {t("point.task")}
                </Button>
              )}
              {!point.isTaken && isOurs && mayTake && (
                <Button
                  variant="subtle"
                  aria-label={t("point.takeOf", { text: point.text })}
                  onClick={() => take(point)}
                >
                  {t("point.take")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <LineForm
        label={t("point.add")}
        onAdd={(text) =>
          perform({ type: "point", id: session.newId<EntityId>(), text, organisationId: null })
        }
      />
    </Part>
  );
}

const taskOf = ({ text }: OpenPoint, order: string, createdBy: UserId) => ({
  name: text.slice(0, 500),
  order,
  duration: 4_800,
  createdBy,
  createdAt: Date.now(),
});
