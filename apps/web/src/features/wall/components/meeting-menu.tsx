import { Button, Menu } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import type { MeetingId } from "@parley/shared/primitives/ids.ts";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import type { WallMeeting } from "../hooks/use-wall-meeting.ts";

/** Begins a meeting at this wall, and shows what came of former ones. */
export function MeetingMenu(props: {
  meeting: WallMeeting;
  onMeeting: () => void;
  onRecord: (meetingId: MeetingId) => void;
}) {
  const { meeting } = props;
  const { t } = useTranslation("meeting");
  const formats = useFormats();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" leftSection={<IconUsers size={16} stroke={1.5} aria-hidden />}>
          {t("menu")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {meeting.mayBegin && <Menu.Item onClick={props.onMeeting}>{t("begin.open")}</Menu.Item>}
        {meeting.past.length > 0 && <Menu.Label>{t("record.past")}</Menu.Label>}
        {meeting.past.slice(0, 12).map(({ id, beganAt }) => (
          <Menu.Item key={id} onClick={() => props.onRecord(id)}>
            {formats.dateTime(beganAt)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
