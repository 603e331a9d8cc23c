import { useTranslation } from "react-i18next";
import { useServerTime } from "../hooks/use-wall-meeting.ts";
import styles from "./meeting.module.css";

/** Minutes and seconds; when the time is up it says by how much. */
export function MeetingTimer(props: { endsAt: number | null; behind: number }) {
  const { t } = useTranslation("meeting");
  const now = useServerTime(props.behind, props.endsAt !== null);
  if (props.endsAt === null) return null;
  const left = Math.round((props.endsAt - now) / 1_000);
  const seconds = Math.abs(left);
  const text = `${left < 0 ? "−" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <span className={styles.timer} data-over={left < 0} role="timer" aria-label={t("timer.label")}>
      {text}
    </span>
  );
}
