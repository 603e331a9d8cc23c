import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Participant, Project } from "../../platform/api/contract.ts";
import { useEndParticipation } from "../../platform/api/project-api.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { classes } from "../../ui/classes.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { Section } from "../../ui/page.tsx";
import table from "../../ui/table.module.css";
import { InviteParticipant } from "./invite-participant.tsx";
import { ProjectInvitations } from "./project-invitations.tsx";

export function ParticipantSettings({ project }: { project: Project }) {
  const { t } = useTranslation("settings");
  const [isInviting, setInviting] = useState(false);
  const mayInvite =
    project.standing.isHost && project.standing.capabilities.includes("project.invite");
  return (
    <>
      <Section
        title={t("participants.title")}
        note={mayInvite ? t("participants.note") : t("participants.hostInvites")}
        action={
          mayInvite && (
            <Button
              variant="filled"
              leftSection={<IconUserPlus size={14} />}
              onClick={() => setInviting(true)}
            >
              {t("participants.invite")}
            </Button>
          )
        }
      >
        <ParticipantTable project={project} mayEnd={mayInvite} />
      </Section>
      {mayInvite && (
        <Section title={t("participants.invitations")}>
          <ProjectInvitations projectId={project.id} />
        </Section>
      )}
      {isInviting && <InviteParticipant project={project} onClose={() => setInviting(false)} />}
    </>
  );
}

function ParticipantTable({ project, mayEnd }: { project: Project; mayEnd: boolean }) {
  const { t } = useTranslation("settings");
  const formats = useFormats();
  const end = useEndParticipation(project.id);
  const [ending, setEnding] = useState<Participant | null>(null);
  return (
    <>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("participants.organisation")}</th>
            <th scope="col">{t("participants.part")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {project.participants.map((each) => (
            <tr key={each.organisationId}>
              <td className={classes(table.name, each.endedAt !== null && table.ended)}>
                <OrganisationBadge organisation={each} withName />
              </td>
              <td>
                {each.endedAt !== null
                  ? t("participants.ended", { date: formats.date(each.endedAt) })
                  : t(each.isHost ? "participants.host" : "participants.participant")}
              </td>
              <td className={table.end}>
                {mayEnd && !each.isHost && each.endedAt === null && (
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={t("participants.endOf", { name: each.name })}
                    onClick={() => setEnding(each)}
                  >
                    {t("participants.end")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ending !== null && (
        <ConfirmDialog
          title={t("participants.endTitle", { name: ending.name })}
          action={t("participants.end")}
          isPending={end.isPending}
          error={end.error}
          onClose={() => {
            setEnding(null);
            end.reset();
          }}
          onConfirm={() => end.mutate(ending.organisationId, { onSuccess: () => setEnding(null) })}
        >
          <ul>
            <li>{t("participants.endAccess", { name: ending.name })}</li>
            <li>{t("participants.endKept")}</li>
            <li>{t("participants.endPrivate")}</li>
          </ul>
        </ConfirmDialog>
      )}
    </>
  );
}
