import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Comment } from "@parley/shared/documents/task.ts";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useSay } from "../hooks/use-say.ts";
import type { TaskAccess } from "../hooks/use-task-access.ts";
import { threadOf } from "../model/comment-thread.ts";
import { CommentBox } from "../../../platform/mentions/comment-box.tsx";
import { CommentItem } from "./comment-item.tsx";
import styles from "./task-comments.module.css";

/** The talk about a task, across companies. Nothing that was said is overwritten: an edit is a later value that names the first. */
export function TaskComments(props: {
  placed: PlacedTask;
  comments: readonly Comment[];
  access: TaskAccess;
  /** Somebody came here to say something. */
  isAsked: boolean;
}) {
  const { placed, comments, access } = props;
  const { t } = useTranslation("task");
  const say = useSay(placed);
  const facts = useFacts();
  const thread = useMemo(() => threadOf(comments), [comments]);
  const [editing, setEditing] = useState<string | null>(null);
  const people = useMemo(
    () =>
      [...facts.people.values()].map((person) => ({
        userId: person.userId,
        name: person.name,
        colour: facts.participants.get(person.organisationId)?.colour ?? null,
      })),
    [facts],
  );
  return (
    <>
      <ol className={styles.list}>
        {thread.map((entry) => (
          <li key={entry.id}>
            {editing === entry.id && entry.state.kind === "said" ? (
              <CommentBox
                people={people}
                initial={entry.state.body}
                label={t("comment.editLabel")}
                submit={t("common:save_action")}
                onCancel={() => setEditing(null)}
                onSubmit={(body) => {
                  say(body, "commentEdit", { amends: entry.id });
                  setEditing(null);
                }}
              />
            ) : (
              <CommentItem
                entry={entry}
                authorName={facts.people.get(entry.authorId as never)?.name ?? null}
                organisation={facts.participants.get(entry.organisationId as never)}
                mine={
                  access.comment &&
                  entry.authorId === facts.me.userId &&
                  entry.organisationId === facts.me.organisationId
                }
                onEdit={() => setEditing(entry.id)}
                onWithdraw={() => say("", "commentWithdraw", { amends: entry.id, withdrawn: true })}
              />
            )}
          </li>
        ))}
      </ol>
      {access.comment ? (
        <CommentBox
          people={people}
          isAsked={props.isAsked}
          label={t(placed.audience === "everyone" ? "comment.write" : "comment.writePrivate")}
          submit={t("comment.send")}
          onSubmit={(body) => say(body, "comment")}
        />
      ) : (
        <p className="quiet small">{t("comment.mayNot")}</p>
      )}
    </>
  );
}
