import { useCallback, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import {
  useChecks,
  useComments,
  usePlan,
  usePlanRow,
  useSaveState,
  useTask,
} from "../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../platform/collaboration/use-project-session.ts";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { AudienceField } from "./components/audience-field.tsx";
import { Section } from "./components/section.tsx";
import { TaskChecks } from "./components/task-checks.tsx";
import { TaskComments } from "./components/task-comments.tsx";
import { TaskDescription } from "./components/task-description.tsx";
import { TaskFields } from "./components/task-fields.tsx";
import { TaskHead } from "./components/task-head.tsx";
import { TaskHistory } from "./components/task-history.tsx";
import { TaskLink, TaskLinks } from "./components/task-links.tsx";
import { TaskResources } from "./components/task-resources.tsx";
import { TaskWhy } from "./components/task-why.tsx";
import { TaskMissing } from "./components/task-missing.tsx";
import styles from "./components/task-panel.module.css";
import { useTaskAccess } from "./hooks/use-task-access.ts";
import { checksOf } from "./model/check-list.ts";
import { threadOf } from "./model/comment-thread.ts";

/** The task that the address names with `?task=`, beside whatever view is open. */
export function TaskPanel() {
  const { t } = useTranslation("task");
  const [search, setSearch] = useSearchParams();
  const taskId = (search.get("task") ?? "") as TaskId;
  const placed = useTask(taskId);
  const save = useSaveState();
  const close = useCallback(
    () =>
      setSearch((now) => {
        now.delete("task");
        now.delete("ask");
        return now;
      }),
    [setSearch],
  );
  const plan = usePlan();
  const step = useCallback(
    (by: 1 | -1) => {
      const at = plan.byId.get(taskId)?.position ?? -1;
      for (let index = at + by; index >= 0 && index < plan.rows.length; index += by) {
        const row = plan.rows[index]!;
        if (row.kind !== "task") continue;
        setSearch(
          (now) => {
            now.set("task", row.id);
            now.delete("ask");
            return now;
          },
          { replace: true },
        );
        return;
      }
    },
    [plan, taskId, setSearch],
  );
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest("[role=dialog]") !== null) return;
      if (event.key === "Escape") return close();
      const typing =
        event.target instanceof HTMLElement &&
        (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
      if (typing) return;
      if (event.key === "j") step(1);
      if (event.key === "k") step(-1);
    };
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, [close, step]);
  return (
    <aside className={styles.panel} aria-label={t("title")}>
      {placed !== null && !placed.task.removed ? (
        <TaskDetails key={taskId} placed={placed} onStep={step} onClose={close} />
      ) : save.type === "loading" ? (
        <SkeletonRows rows={8} />
      ) : (
        <TaskMissing removed={placed} onClose={close} />
      )}
    </aside>
  );
}

function TaskDetails(props: {
  placed: PlacedTask;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}) {
  const { placed } = props;
  const { id } = placed.task;
  const { t } = useTranslation("task");
  const session = useProjectSession();
  const row = usePlanRow(id);
  const access = useTaskAccess(placed);
  const rawChecks = useChecks(id);
  const comments = useComments(id);
  const isAsked = useSearchParams()[0].has("ask");
  const checks = useMemo(() => checksOf(rawChecks, id), [rawChecks, id]);
  const talk = useMemo(
    () => threadOf(comments).filter((entry) => entry.state.kind === "said").length,
    [comments],
  );
  useEffect(() => {
    session.publish({ view: "task", entityId: id, field: null, active: false });
    return () => session.publish({ view: "task", entityId: null, field: null, active: false });
  }, [session, id]);
  const done = checks.filter((check) => check.done).length;
  return (
    <div className={styles.scroll} tabIndex={-1}>
      <TaskHead {...props} row={row} access={access} />
      {row !== null && row.parentId !== null && (
        <nav className={styles.path} aria-label={t("field.parent")}>
          <TaskLink taskId={row.parentId} />
        </nav>
      )}
      <TaskFields placed={placed} row={row} access={access} />
      <AudienceField placed={placed} access={access} />
      {row !== null && (
        <Section name="why" title={t("section.why")}>
          <TaskWhy row={row} />
        </Section>
      )}
      <Section name="resources" title={t("section.resources")}>
        <TaskResources placed={placed} access={access} />
      </Section>
      <Section name="description" title={t("section.description")}>
        <TaskDescription taskId={id} editable={access.description} />
      </Section>
      <Section
        name="checks"
        title={t("section.checks")}
        count={checks.length === 0 ? undefined : `${done} / ${checks.length}`}
      >
        <TaskChecks placed={placed} checks={checks} access={access} />
      </Section>
      <Section name="links" title={t("section.links")}>
        <TaskLinks placed={placed} access={access} />
      </Section>
      <Section
        name="comments"
        isAsked={isAsked}
        title={t("section.comments")}
        count={talk === 0 ? undefined : String(talk)}
      >
        <TaskComments placed={placed} comments={comments} access={access} isAsked={isAsked} />
      </Section>
      {access.history && (
        <Section name="history" title={t("section.history")}>
          <TaskHistory taskId={id} seen={[placed, rawChecks, comments]} />
        </Section>
      )}
    </div>
  );
}
