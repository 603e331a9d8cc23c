import { IconLock, IconMessage } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { classes } from "../../../ui/classes.ts";
import { OrganisationBadge, organisationClass } from "../../../ui/organisation-badge.tsx";
import { isLate, type ShownTopic } from "./shown-topics.ts";
import { TopicStatusMark } from "./topic-status.tsx";
import styles from "./topics.module.css";

/** The number of a topic in the colour of who raised it. */
export function TopicNumber({ shown }: { shown: ShownTopic }) {
  const { participants } = useFacts();
  const colour = participants.get(shown.topic.organisationId)?.colour ?? null;
  return (
    <span className={classes(styles.number, colour !== null && organisationClass(colour))}>
      {shown.number}
    </span>
  );
}

/** A topic in the list: what, whose matter, by when. */
export function TopicEntry(props: {
  shown: ShownTopic;
  today: string;
  hereId: string;
  onOpen: () => void;
}) {
  const { t } = useTranslation("topics");
  const formats = useFormats();
  const { participants, people } = useFacts();
  const { shown } = props;
  const { topic, status } = shown;
  const asked =
    topic.assigneeOrganisationId === null
      ? undefined
      : participants.get(topic.assigneeOrganisationId);
  const person = topic.assigneeId === null ? undefined : people.get(topic.assigneeId);
  const who = person?.name ?? asked?.name;
  return (
    <button type="button" className={styles.entry} data-topic={topic.id} onClick={props.onOpen}>
      <TopicNumber shown={shown} />
      <span className={styles.entryBody}>
        <span className={styles.entryHead}>
          <span className={styles.entryTitle}>{topic.title}</span>
          {shown.isPrivate && <IconLock size={13} role="img" aria-label={t("privateTopic")} />}
          <TopicStatusMark status={status} />
        </span>
        <span className={styles.entryFacts}>
          {asked !== undefined && <OrganisationBadge organisation={asked} />}
          <span className="ellipsis">
            {who === undefined ? t("nobody") : t(`asked.${status}`, { who })}
          </span>
          <span className={styles.replies}>
            <IconMessage size={13} aria-hidden />
            <span className="visually-hidden">{t("replies", { count: shown.replies.length })}</span>
            <span aria-hidden>{formats.number(shown.replies.length)}</span>
          </span>
        </span>
        <span className={styles.from}>
          {topic.due !== null && status !== "verified" && (
            <span className={isLate(shown, props.today) ? styles.late : undefined}>
              {t("dueOn", { day: formats.planDay(`${topic.due}T00:00`) })}
            </span>
          )}
          {shown.revisionId !== props.hereId && (
            <span>{t("fromRevision", { name: shown.revisionName })}</span>
          )}
        </span>
      </span>
    </button>
  );
}
