import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { EntityId, WallId } from "@parley/shared/primitives/ids.ts";
import { useBeginMeeting } from "../../../platform/api/meeting-api.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureLine } from "../../../ui/failure-notice.tsx";
import { agendaOfText, isMeetingLink } from "../model/agenda-text.ts";

/** Begins a meeting: what is to be done in which time, and where people talk. */
export function BeginMeetingDialog(props: { wallId: WallId; onClose: () => void }) {
  const { t } = useTranslation("meeting");
  const { projectId } = useFacts();
  const session = useProjectSession();
  const begin = useBeginMeeting(projectId, props.wallId);
  const [agenda, setAgenda] = useState(() => t("begin.usual"));
  const [link, setLink] = useState("");
  const isGood = link.trim() === "" || isMeetingLink(link.trim());
  const save = (event: FormEvent): void => {
    event.preventDefault();
    begin.mutate(
      {
        agenda: agendaOfText(agenda).map((step) => ({ ...step, id: session.newId<EntityId>() })),
        link: link.trim() === "" ? null : link.trim(),
      },
      { onSuccess: props.onClose },
    );
  };
  return (
    <Dialog title={t("begin.title")} onClose={props.onClose}>
      <form onSubmit={save}>
        <Stack gap={16}>
          <Textarea
            label={t("begin.agenda")}
            description={t("begin.agendaNote")}
            autosize
            minRows={5}
            maxRows={12}
            value={agenda}
            onChange={(event) => setAgenda(event.currentTarget.value)}
          />
          <TextInput
            label={t("link.label")}
            description={t("link.note")}
            placeholder="https://"
            value={link}
            error={isGood ? undefined : t("link.bad")}
            onChange={(event) => setLink(event.currentTarget.value)}
          />
          <FailureLine error={begin.error} />
          <Group justify="flex-end" gap={8}>
            <Button onClick={props.onClose}>{t("common:cancel")}</Button>
            <Button type="submit" variant="filled" disabled={!isGood} loading={begin.isPending}>
              {t("begin.action")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
