import { IconHandStop } from "@tabler/icons-react";
import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import {
  useFacts,
  useOrganisations,
  usePeople,
} from "../../../platform/collaboration/project-hooks.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import type { OpenMeeting } from "../hooks/use-wall-meeting.ts";
import { Part } from "./meeting-part.tsx";
import styles from "./meeting.module.css";

/** Who takes part; whoever raised a hand comes first, in the order of raising. */
export function MeetingPeople({ open, wall }: { open: OpenMeeting; wall: WallCanvas }) {
  const { t } = useTranslation("meeting");
  const { me } = useFacts();
  const people = usePeople();
  const organisations = useOrganisations();
  const raised = useSyncExternalStore(wall.hands.subscribe, wall.hands.get);
  const mine = useSyncExternalStore(wall.handAt.subscribe, wall.handAt.get);
  const hands = useMemo(
    () => (mine === null ? raised : new Map([...raised, [me.userId as string, mine]])),
    [raised, mine, me],
  );
  const rank = (userId: string): number => hands.get(userId) ?? Number.MAX_SAFE_INTEGER;
  const sorted = [...open.meeting.attendees].sort(
    (a, b) => rank(a.userId) - rank(b.userId) || a.joinedAt - b.joinedAt,
  );
  return (
    <Part title={t("people.title", { count: sorted.length })}>
      <ul>
        {sorted.map(({ userId, organisationId }) => {
          const organisation = organisations.get(organisationId);
          return (
            <li key={`${userId} ${organisationId}`} className={styles.row}>
              <span className="ellipsis">{people.get(userId)?.name ?? ""}</span>
              {hands.has(userId) && (
                <IconHandStop size={16} stroke={1.5} role="img" aria-label={t("hand.raised")} />
              )}
              {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
