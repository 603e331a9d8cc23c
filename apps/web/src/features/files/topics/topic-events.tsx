import type { FileId } from "@parley/shared/primitives/ids.ts";
import { listOf } from "@parley/shared/documents/topic.ts";
import { IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFiles } from "../../../platform/api/file-api.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { MentionedText } from "../../../platform/mentions/mentioned-text.tsx";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { PersonAvatar } from "../../../ui/person-avatar.tsx";
import { eventsOf, type ShownTopic, type TopicEvent } from "./shown-topics.ts";
import { TopicStatusMark } from "./topic-status.tsx";
import type { Topics } from "./use-topics.ts";
import styles from "./topics.module.css";

/** What was said of a topic and what was done with it, in the order of time. */
export function TopicEvents({ shown, topics }: { shown: ShownTopic; topics: Topics }) {
  const { t } = useTranslation("topics");
  const events = eventsOf(shown);
  return (
    <ol className={styles.events} aria-label={t("trail")}>
      {events.map((event) => (
        <li key={event.kind === "reply" ? event.reply.id : event.step.id}>
          <Event event={event} shown={shown} topics={topics} />
        </li>
      ))}
    </ol>
  );
}

function Event({ event, shown, topics }: { event: TopicEvent; shown: ShownTopic; topics: Topics }) {
  const { t } = useTranslation("topics");
  const formats = useFormats();
  const { people, participants, me } = useFacts();
  const what = event.kind === "reply" ? event.reply : event.step;
  const organisation = participants.get(what.organisationId);
  const name = people.get(what.createdBy)?.name ?? organisation?.name ?? t("someone");
  const saidBy = event.kind === "reply" ? event.reply.saidBy : "";
  return (
    <article className={styles.event} data-kind={event.kind}>
      <header className={styles.eventHead}>
        <PersonAvatar name={name} colour={organisation?.colour ?? null} size="sm" />
        <span className={styles.eventName}>{name}</span>
        {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
        <time dateTime={new Date(event.at).toISOString()}>{formats.dateTime(event.at)}</time>
      </header>
      {event.kind === "step" ? (
        <>
          <p className={styles.stepLine}>
            <TopicStatusMark status={event.step.to} hasWord />
            {event.step.grounds === "region-changed" && ` · ${t("grounds.region-changed")}`}
            {event.step.grounds === "no-change-needed" && ` · ${t("grounds.no-change-needed")}`}
          </p>
          {event.step.reason !== "" && <p className={styles.words}>{event.step.reason}</p>}
        </>
      ) : (
        <>
          {saidBy !== "" && <p className="quiet small">{t("saidBy", { name: saidBy })}</p>}
          <p className={styles.words}>
            <MentionedText body={event.reply.text} />
          </p>
          <Attachments fileIds={listOf<FileId>(event.reply.fileIds)} />
          {event.reply.createdBy === me.userId && topics.mayReply(shown) && (
            <button
              type="button"
              className={styles.quietAct}
              onClick={() => topics.takeBack(shown, event.reply.id)}
            >
              {t("takeBack")}
            </button>
          )}
        </>
      )}
    </article>
  );
}

/** Files of the register; one that may not be read is not named. */
function Attachments({ fileIds }: { fileIds: readonly FileId[] }) {
  const { projectId } = useFacts();
  const files = useFiles(projectId).data ?? [];
  const known = fileIds.flatMap((id) => files.filter((file) => file.id === id));
  if (known.length === 0) return null;
  return (
    <ul className={styles.attachments}>
      {known.map((file) => (
        <li key={file.id}>
          <Link to={`/projects/${projectId}/documents/${file.id}`}>
            <IconPaperclip size={13} aria-hidden />{" "}
            {[file.number, file.title].filter((part) => part !== "").join(" ")}
          </Link>
        </li>
      ))}
    </ul>
  );
}
