import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { SkeletonRows } from "../../../ui/skeleton-rows.tsx";
import { useHistoryWords } from "../hooks/use-history-words.ts";
import { useTaskHistory } from "../hooks/use-task-history.ts";
import { historyGroups } from "../model/history-lines.ts";
import styles from "./task-history.module.css";

/** Who changed what, when, and for which company, as the server's log has it. */
export function TaskHistory({ taskId, seen }: { taskId: TaskId; seen: readonly unknown[] }) {
  const { t } = useTranslation("task");
  const facts = useFacts();
  const formats = useFormats();
  const say = useHistoryWords();
  const history = useTaskHistory(facts.projectId, taskId, seen);
  if (history.isPending) return <SkeletonRows rows={3} />;
  if (history.isError)
    return (
      <div className={styles.failed}>
        <p>{t("history.failed")}</p>
        <Button size="xs" onClick={() => void history.refetch()}>
          {t("common:retry")}
        </Button>
      </div>
    );
  const groups = historyGroups(history.data.pages.flat(), taskId);
  if (groups.length === 0) return <p className="quiet small">{t("history.none")}</p>;
  return (
    <>
      <ol className={styles.list}>
        {groups.map((group) => {
          const organisation = facts.participants.get(group.organisationId as never);
          const imported = group.origin === "import" || group.origin === "demo";
          return (
            <li key={group.key} className={styles.group}>
              <div className={styles.head}>
                <span className={styles.who}>{group.userName ?? t("history.system")}</span>
                {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
                <time
                  className={styles.time}
                  dateTime={group.at}
                  title={formats.dateTime(group.at)}
                >
                  {formats.relative(group.at)}
                </time>
              </div>
              <ul className={styles.lines}>
                {imported ? (
                  <li>{t(`history.origin.${group.origin as "import"}`)}</li>
                ) : (
                  group.lines.map((line, index) => <li key={index}>{say(line)}</li>)
                )}
              </ul>
            </li>
          );
        })}
      </ol>
      {history.hasNextPage && (
        <Button
          size="xs"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t("history.more")}
        </Button>
      )}
    </>
  );
}
