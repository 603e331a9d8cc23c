import type { UserId } from "@parley/shared/primitives/ids.ts";
import { useOrganisations, usePeople } from "../collaboration/project-hooks.ts";
import { FollowFrame } from "./follow-frame.tsx";

/** The frame around what a person of the project leads through; nothing while nobody is followed. */
export function FollowPerson({ userId, onEnd }: { userId: string | null; onEnd: () => void }) {
  const person = usePeople().get((userId ?? "") as UserId);
  const organisations = useOrganisations();
  if (person === undefined) return null;
  const organisation = organisations.get(person.organisationId);
  const name = [person.name, organisation?.code ?? ""].filter(Boolean).join(" · ");
  return <FollowFrame name={name} colour={organisation?.colour ?? 1} onEnd={onEnd} />;
}
