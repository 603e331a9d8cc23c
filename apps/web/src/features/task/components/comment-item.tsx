import { useTranslation } from "react-i18next";
import type { ParticipantFacts } from "../../../platform/collaboration/project-facts.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { PersonAvatar } from "../../../ui/person-avatar.tsx";
import type { ThreadEntry } from "../model/comment-thread.ts";
import { MentionedText } from "../../../platform/mentions/mentioned-text.tsx";
import styles from "./task-comments.module.css";

/** One comment: who, for which company, when, and what. */
export function CommentItem(props: {
  entry: ThreadEntry;
  authorName: string | null;
  organisation: ParticipantFacts | undefined;
  mine: boolean;
  onEdit: () => void;
  onWithdraw: () => void;
}) {
  const { entry, organisation } = props;
  const { t } = useTranslation("task");
  const formats = useFormats();
  // People of other companies are known by name only while they are on the project.
  const name = props.authorName ?? t("comment.someone");
  const { state } = entry;
  return (
    <article className={styles.item} aria-label={t("comment.by", { name })}>
      <header className={styles.head}>
        <PersonAvatar name={name} colour={organisation?.colour ?? null} size="sm" />
        <span className={styles.author}>{name}</span>
        {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
        <time
          dateTime={new Date(entry.at).toISOString()}
          title={formats.dateTime(entry.at)}
          className={styles.time}
        >
          {formats.dateTime(entry.at)}
        </time>
      </header>
      {state.kind === "withdrawn" ? (
        <p className={styles.withdrawn}>{t("comment.withdrawn")}</p>
      ) : (
        <p className={styles.body}>
          <MentionedText body={state.body} />
          {state.editedAt !== null && (
            <span className={styles.edited} title={formats.dateTime(state.editedAt)}>
              {" "}
              {t("comment.edited")}
            </span>
          )}
        </p>
      )}
      {props.mine && state.kind === "said" && (
        <div className={styles.acts}>
          <button type="button" className={styles.act} onClick={props.onEdit}>
            {t("comment.edit")}
          </button>
          <button type="button" className={styles.act} onClick={props.onWithdraw}>
            {t("comment.withdraw")}
          </button>
        </div>
      )}
    </article>
  );
}
