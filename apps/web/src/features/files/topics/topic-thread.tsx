import { Button, MultiSelect } from "@mantine/core";
import { IconChevronLeft, IconFocus2, IconTrash } from "@tabler/icons-react";
import { listOf, linesOf } from "@parley/shared/documents/topic.ts";
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useFiles } from "../../../platform/api/file-api.ts";
import { useFacts, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { CommentBox } from "../../../platform/mentions/comment-box.tsx";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { ToolButton } from "../../../ui/tool-button.tsx";
import { CarriedNote } from "../marks/carried-note.tsx";
import type { ShownMark } from "../marks/shown-mark.ts";
import type { ShownTopic } from "./shown-topics.ts";
import { TopicNumber } from "./topic-entry.tsx";
import { TopicEvents } from "./topic-events.tsx";
import { TopicFieldset } from "./topic-fields.tsx";
import { TopicStatusMark } from "./topic-status.tsx";
import { TopicSteps } from "./topic-steps.tsx";
import { priorityWord, typeWord } from "./topic-words.ts";
import { isTopicRegionChanged, marksOfTopic, type Topics } from "./use-topics.ts";
import styles from "./topics.module.css";

/** One topic: what it is about, how it came to where it is, and what can be done next. */
export function TopicThread(props: {
  shown: ShownTopic;
  topics: Topics;
  marks: readonly ShownMark[];
  labels: readonly string[];
  /** Null where it has no place on this sheet. */
  onLook: (() => void) | null;
}) {
  const { t } = useTranslation("topics");
  const formats = useFormats();
  const { shown, topics } = props;
  const { topic } = shown;
  const { people, participants } = useFacts();
  const section = useLeaveByEscape(() => topics.select(null));
  const raiser = participants.get(topic.organisationId);
  const carried = marksOfTopic(shown, props.marks).find(
    (mark) => mark.carried !== undefined,
  )?.carried;
  return (
    <section
      ref={section}
      className={styles.thread}
      aria-label={t("one", { number: shown.number })}
    >
      <header className={styles.threadHead}>
        <ToolButton label={t("back")} keys="Esc" onClick={() => topics.select(null)}>
          <IconChevronLeft size={16} />
        </ToolButton>
        <TopicNumber shown={shown} />
        <h3 className={styles.threadTitle}>{topic.title}</h3>
        {props.onLook !== null && (
          <ToolButton label={t("look")} onClick={props.onLook}>
            <IconFocus2 size={16} />
          </ToolButton>
        )}
      </header>
      <div className={styles.threadBody}>
        <p className={styles.stepLine}>
          <TopicStatusMark status={shown.status} hasWord />
          <span className="quiet small">
            {[typeWord(topic.type, t), priorityWord(topic.priority, t)]
              .filter((word) => word !== "")
              .join(" · ")}
          </span>
        </p>
        {shown.isPrivate && <p className={styles.private}>{t("privateNote")}</p>}
        <p className={styles.by}>
          {raiser !== undefined && <OrganisationBadge organisation={raiser} />}
          <span className="ellipsis">{people.get(topic.createdBy)?.name ?? raiser?.name}</span>
          {topic.createdAt !== null && (
            <time className="quiet small" dateTime={new Date(topic.createdAt).toISOString()}>
              {formats.dateTime(topic.createdAt)}
            </time>
          )}
        </p>
        {topic.text !== "" && <p className={styles.words}>{topic.text}</p>}
        {carried !== undefined ? (
          <CarriedNote carried={carried} />
        ) : (
          shown.revisionId !== topics.revision.id && (
            <span className={styles.from}>{t("fromRevision", { name: shown.revisionName })}</span>
          )
        )}
        <Steering shown={shown} topics={topics} labels={props.labels} />
        <TopicTasks taskIds={topic.taskIds} />
        <TopicEvents shown={shown} topics={topics} />
        <TopicSteps
          shown={shown}
          topics={topics}
          isRegionChanged={isTopicRegionChanged(shown, topics.revision.id, props.marks)}
        />
        {topics.mayReply(shown) && <ReplyBox shown={shown} topics={topics} />}
        {topics.maySet(shown, "removed") && (
          <button
            type="button"
            className={styles.quietAct}
            onClick={() => {
              topics.set(shown, { removed: true });
              topics.select(null);
            }}
          >
            <IconTrash size={13} aria-hidden /> {t("remove")}
          </button>
        )}
      </div>
    </section>
  );
}

/** Escape leads back, unless something inside took it for itself. */
function useLeaveByEscape(leave: () => void): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  useEffect(() => {
    const node = element.current;
    const handle = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) latest.current();
    };
    node?.addEventListener("keydown", handle);
    return () => node?.removeEventListener("keydown", handle);
  }, []);
  return element;
}

function Steering(props: { shown: ShownTopic; topics: Topics; labels: readonly string[] }) {
  const { t } = useTranslation("topics");
  const formats = useFormats();
  const { participants, people } = useFacts();
  const { shown, topics } = props;
  const { topic } = shown;
  if (topics.maySet(shown, "due"))
    return (
      <details className={styles.steering}>
        <summary>{t("steer")}</summary>
        <TopicFieldset
          value={topic}
          labels={props.labels}
          isPrivate={shown.isPrivate}
          onChange={(fields) => topics.set(shown, fields)}
        />
      </details>
    );
  const asked =
    topic.assigneeOrganisationId === null
      ? undefined
      : participants.get(topic.assigneeOrganisationId);
  const person = topic.assigneeId === null ? undefined : people.get(topic.assigneeId);
  const facts: readonly (readonly [string, string])[] = [
    [
      t("fields.assignee"),
      [person?.name, asked?.name].filter((one) => one !== undefined).join(" · "),
    ],
    [t("fields.due"), topic.due === null ? "" : formats.planDate(`${topic.due}T00:00`)],
    [t("fields.labels"), linesOf(topic.labels).join(" · ")],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Linked tasks, as far as this person may see them: each opens beside the sheet, and in the plan. */
function TopicTasks({ taskIds }: { taskIds: string }) {
  const { t } = useTranslation("topics");
  const plan = usePlan();
  const { projectId } = useFacts();
  const [search] = useSearchParams();
  const rows = listOf<string>(taskIds).flatMap((id) => {
    const row = plan.byId.get(id);
    return row?.kind === "task" ? [row] : [];
  });
  if (rows.length === 0) return null;
  const here = (id: string): string =>
    `?${new URLSearchParams([...search, ["task", id]]).toString()}`;
  return (
    <ul className={styles.tasks} aria-label={t("fields.tasks")}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={here(row.id)} className="ellipsis">
            {row.wbs} {row.task.name}
          </Link>
          <Link to={`/projects/${projectId}/gantt?task=${row.id}`}>{t("inGantt")}</Link>
          <Link to={`/projects/${projectId}/board?task=${row.id}`}>{t("onBoard")}</Link>
        </li>
      ))}
    </ul>
  );
}

function ReplyBox({ shown, topics }: { shown: ShownTopic; topics: Topics }) {
  const { t } = useTranslation("topics");
  const { projectId, people, participants, me } = useFacts();
  const files = useFiles(projectId).data;
  const [attached, setAttached] = useState<string[]>([]);
  const [isAttaching, setAttaching] = useState(false);
  const mentionable = useMemo(
    () =>
      [...people.values()]
        .filter(({ organisationId }) => !shown.isPrivate || organisationId === me.organisationId)
        .map(({ userId, name, organisationId }) => ({
          ...{ userId, name },
          colour: participants.get(organisationId)?.colour ?? null,
        })),
    [people, participants, shown.isPrivate, me],
  );
  return (
    <div className={styles.reply}>
      <CommentBox
        people={mentionable}
        label={t("reply.label")}
        submit={t("reply.action")}
        onSubmit={(body) => {
          topics.reply(shown, body.slice(0, 4_000), attached.slice(0, 20));
          setAttached([]);
          setAttaching(false);
        }}
      />
      {isAttaching ? (
        <MultiSelect
          size="xs"
          label={t("reply.files")}
          data={(files ?? []).map((file) => ({
            value: file.id,
            label: [file.number, file.title].filter((part) => part !== "").join(" "),
          }))}
          value={attached}
          onChange={setAttached}
          searchable
          limit={30}
          maxValues={20}
        />
      ) : (
        <Button size="compact-xs" variant="subtle" onClick={() => setAttaching(true)}>
          {t("reply.attach")}
        </Button>
      )}
    </div>
  );
}
