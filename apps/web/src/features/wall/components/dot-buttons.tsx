import { IconMinus, IconPlus } from "@tabler/icons-react";
import { openVote } from "@parley/shared/meetings/meeting.ts";
import { useTranslation } from "react-i18next";
import { ToolButton } from "../../../ui/tool-button.tsx";
import type { OpenMeeting } from "../hooks/use-wall-meeting.ts";
import styles from "./wall-view.module.css";

/** Gives what is selected one dot more or less, while a vote is open. */
export function DotButtons(props: { meeting: OpenMeeting; targetId: string }) {
  const { meeting, targetId } = props;
  const { t } = useTranslation("meeting");
  const vote = openVote(meeting.meeting);
  if (vote === null || !meeting.mayVote) return null;
  const mine = meeting.myDots.get(targetId) ?? 0;
  const used = [...meeting.myDots.values()].reduce((sum, each) => sum + each, 0);
  return (
    <>
      <ToolButton
        label={t("vote.less")}
        disabled={mine === 0}
        onClick={() => meeting.placeDots(targetId, mine - 1)}
      >
        <IconMinus size={16} stroke={1.5} />
      </ToolButton>
      <span className={styles.count}>{t("vote.mine", { count: mine })}</span>
      <ToolButton
        label={t("vote.more")}
        disabled={used >= vote.dots}
        onClick={() => meeting.placeDots(targetId, mine + 1)}
      >
        <IconPlus size={16} stroke={1.5} />
      </ToolButton>
    </>
  );
}
