import { Button } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../../platform/collaboration/project-hooks.ts";
import type { OpenMeeting } from "../hooks/use-wall-meeting.ts";
import { MeetingTimer } from "./meeting-timer.tsx";
import styles from "./wall-phone.module.css";

/** The meeting that is open, on a phone: who leads, which step, how much time, and whether everybody writes alone. */
export function PhoneMeeting({ open }: { open: OpenMeeting }) {
  const { meeting } = open;
  const { t } = useTranslation("meeting");
  const people = usePeople();
  const step = meeting.agenda.find(({ id }) => id === meeting.step?.id);
  return (
    <section className={styles.meeting} aria-label={t("label")}>
      <span>
        {t("runBy", { name: people.get(meeting.facilitatorId)?.name ?? "" })}
        {step !== undefined && ` · ${step.title}`}
      </span>
      <MeetingTimer endsAt={meeting.timerEndsAt} behind={open.behind} />
      {meeting.link !== null && (
        <Button
          component="a"
          href={meeting.link}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconExternalLink size={16} stroke={1.5} aria-hidden />}
        >
          {t("link.open")}
        </Button>
      )}
      {meeting.quiet !== null && <p>{t("phone.quiet")}</p>}
    </section>
  );
}
