import { Button, NumberInput, TextInput } from "@mantine/core";
import { openVote } from "@parley/shared/meetings/meeting.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import type { WallScene } from "../canvas/wall-scene.ts";
import { itemText } from "../model/item-text.ts";
import type { OpenMeeting } from "../hooks/use-wall-meeting.ts";
import { Part } from "./meeting-part.tsx";
import styles from "./meeting.module.css";

const DOTS = 3;

/** The vote that is open, without anything of what others chose; and what came of the last one. */
export function MeetingVote({ open, scene }: { open: OpenMeeting; scene: WallScene }) {
  const { meeting, perform, isFacilitator } = open;
  const { t } = useTranslation("meeting");
  const session = useProjectSession();
  const formats = useFormats();
  const newId = (): EntityId => session.newId<EntityId>();
  const vote = openVote(meeting);
  const last = meeting.votes.at(-1) ?? null;
  return (
    <Part title={t("vote.title")}>
      {vote !== null && <p>{t("vote.how", { count: vote.dots })}</p>}
      {isFacilitator && vote === null && (
        <VoteForm
          onOpen={(question, dots) => perform({ type: "vote-open", id: newId(), question, dots })}
        />
      )}
      {isFacilitator && vote !== null && (
        <Button onClick={() => perform({ type: "vote-close", id: vote.id })}>
          {t("vote.close")}
        </Button>
      )}
      {vote === null && last?.results != null && (
        <>
          <p className={styles.note}>{last.question}</p>
          <ol>
            {last.results.slice(0, 10).map(({ targetId, dots }) => (
              <li key={targetId} className={styles.row}>
                <span className="ellipsis">{itemText(scene, targetId) ?? t("vote.hidden")}</span>
                <b>{formats.number(dots)}</b>
              </li>
            ))}
          </ol>
        </>
      )}
      {vote === null && last === null && !isFacilitator && (
        <p className={styles.note}>{t("vote.none")}</p>
      )}
    </Part>
  );
}

function VoteForm(props: { onOpen: (question: string, dots: number) => void }) {
  const { t } = useTranslation("meeting");
  const [question, setQuestion] = useState("");
  const [dots, setDots] = useState(DOTS);
  const open = (event: FormEvent): void => {
    event.preventDefault();
    if (question.trim() !== "") props.onOpen(question.trim(), dots);
  };
  return (
    <form onSubmit={open}>
      <TextInput
        label={t("vote.question")}
        maxLength={300}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <div className={styles.form}>
        <NumberInput
          label={t("vote.dots")}
          min={1}
          max={20}
          value={dots}
          onChange={(value) => setDots(typeof value === "number" ? value : DOTS)}
        />
        <Button type="submit" disabled={question.trim() === ""}>
          {t("vote.open")}
        </Button>
      </div>
    </form>
  );
}
