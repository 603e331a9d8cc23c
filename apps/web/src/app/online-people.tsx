import { useTranslation } from "react-i18next";
import type { Project } from "../platform/api/contract.ts";
import { useOnline } from "../platform/api/project-api.ts";
import { PersonAvatar } from "../ui/person-avatar.tsx";
import styles from "./frame.module.css";

const MOST = 5;

/** The others who have this project open, one circle a person. */
export function OnlinePeople({ project, userId }: { project: Project; userId: string }) {
  const { t } = useTranslation("app");
  const { data = [] } = useOnline(project.id);
  const byId = new Map(project.participants.map((each) => [each.organisationId, each]));
  const others = data.filter((person) => person.userId !== userId);
  if (others.length === 0) return null;
  return (
    <>
      <span
        className={styles.people}
        role="group"
        aria-label={t("online", { count: others.length })}
      >
        {others.slice(0, MOST).map((person) => {
          const organisation = byId.get(person.organisationId);
          return (
            <PersonAvatar
              key={`${person.userId} ${person.organisationId}`}
              name={person.name}
              colour={organisation?.colour ?? null}
              title={organisation ? `${person.name} · ${organisation.name}` : person.name}
            />
          );
        })}
        {others.length > MOST && <span className={styles.more}>+{others.length - MOST}</span>}
      </span>
      <span className={styles.rule} />
    </>
  );
}
