import type { Touch } from "@parley/shared/documents/touch.ts";
import { laneOfState, wallOfState } from "@parley/shared/documents/read-states.ts";
import type { MeetingEvent } from "@parley/shared/meetings/meeting.ts";
import { meetingOf } from "@parley/shared/meetings/meeting.ts";
import type { MeetingRecord, Named } from "@parley/shared/meetings/record.ts";
import { canReadHistory } from "@parley/shared/permissions/history-policy.ts";
import type { MeetingId, WallId, YdocId } from "@parley/shared/primitives/ids.ts";
import { found } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { readableYdocs } from "../catalog/api.ts";
import { participantsOf } from "../participants/api.ts";
import { peopleOfProject, type Participant } from "../people/api.ts";
import { findProject } from "../projects/api.ts";
import { dateIn, daysBetween, lastDates } from "./dates-of-touches.ts";
import { eventsOf } from "./meeting-repository.ts";
import { updatesBefore, updatesBetween, type LoggedUpdate } from "./meeting-log-repository.ts";

/**
 * What came of a meeting, from its log and from that of the ydocs that the reader may read now: what happened in others is as if it
 * had not happened.
 */
export async function readRecord(
  { db, collaboration, clock }: Pick<ServerContext, "db" | "collaboration" | "clock">,
  who: Participant,
  wall: { readonly id: WallId; readonly name: string },
  meetingId: MeetingId,
): Promise<MeetingRecord> {
  const events = await eventsOf(db.read, meetingId);
  const meeting = found(meetingOf(events));
  const project = found(await findProject(db.read, who.projectId));
  const people = await peopleOfProject(db.read, who.projectId);
  const companies = await participantsOf(db.read, who.projectId);
  const personName = new Map<string, string>(people.map(({ userId, name }) => [userId, name]));
  const companyName = new Map<string, string>(
    companies.map(({ organisationId, name }) => [organisationId, name]),
  );
  const named = (by: { userId: string; organisationId: string | null }): Named => ({
    person: personName.get(by.userId) ?? "–",
    organisation: companyName.get(by.organisationId ?? "") ?? "–",
  });

  const readable = (await readableYdocs(db.read, who, who.projectId)).filter(
    ({ place }) =>
      canReadHistory(who, place).allowed &&
      (place.kind === "lane" || (place.kind === "wall" && place.wallId === wall.id)),
  );
  const ids = readable.map(({ ydocId }) => ydocId);
  const names = await namesIn(collaboration, readable);
  const to = new Date(meeting.endedAt ?? clock());
  const updates = await updatesBetween(db.read, ids, new Date(meeting.beganAt), to);
  const dated = updates.flatMap(({ touches }) =>
    touches.filter((touch) => touch.collection === "tasks" && touch.kind === "set"),
  );
  const movedIds = [
    ...new Set(dated.filter((touch) => dateIn(touch) !== undefined).map(({ id }) => id)),
  ];
  const former = lastDates(
    (await updatesBefore(db.read, movedIds, ids, new Date(meeting.beganAt))).flatMap(
      ({ touches }) => touches,
    ),
  );
  return {
    project: project.name,
    wall: wall.name,
    timeZone: project.timeZone,
    beganAt: meeting.beganAt,
    endedAt: meeting.endedAt,
    facilitator: personName.get(meeting.facilitatorId) ?? "–",
    attendees: meeting.attendees.map((each) => ({ ...named(each), joinedAt: each.joinedAt })),
    agenda: meeting.agenda.map(({ id, title, minutes }) => ({
      title,
      minutes,
      spent: spentOn(events, id, to.getTime()),
    })),
    decisions: meeting.decisions.map(({ text, at }) => ({ text, at })),
    votes: meeting.votes.map(({ question, results }) => ({
      question,
      results: (results ?? []).map(({ targetId, dots, voters }) => ({
        name: names.get(targetId) ?? null,
        dots,
        voters,
      })),
    })),
    points: meeting.points.map(({ id, text, organisationId, raisedBy, task }) => ({
      person: personName.get(raisedBy) ?? "–",
      organisation: "",
      id,
      text,
      owner: organisationId === null ? null : (companyName.get(organisationId) ?? null),
      task: task === null ? null : (names.get(task.id) ?? null),
    })),
    ...changesIn(updates, names, former, named, companyName),
  };
}

/** How long a step was the present one, in ms; null where it never was. */
function spentOn(events: readonly MeetingEvent[], stepId: string, end: number): number | null {
  let [spent, since]: [number | null, number | null] = [null, null];
  for (const { at, command } of events) {
    if (command.type !== "step" && command.type !== "end") continue;
    if (since !== null) spent = (spent ?? 0) + at - since;
    since = command.type === "step" && command.stepId === stepId ? at : null;
  }
  return since === null ? spent : (spent ?? 0) + Math.max(0, end - since);
}

/** Names of everything that the reader may read, by id. */
async function namesIn(
  collaboration: ServerContext["collaboration"],
  ydocs: readonly { readonly ydocId: YdocId; readonly place: { readonly kind: string } }[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { ydocId, place } of ydocs) {
    const state = await collaboration.readState(ydocId);
    if (place.kind === "lane") {
      const { tasks, relations } = laneOfState(state);
      for (const [id, { name }] of tasks) names.set(id, name);
      for (const [id, { predecessorId, successorId }] of relations)
        names.set(id, `${predecessorId} ${successorId}`);
    } else for (const [id, { text }] of wallOfState(state).objects) names.set(id, text);
  }
  return names;
}

type Changes = Pick<MeetingRecord, "promised" | "handOffs" | "created" | "moved" | "notes">;

function changesIn(
  updates: readonly LoggedUpdate[],
  names: ReadonlyMap<string, string>,
  former: ReadonlyMap<string, string | null>,
  named: (by: LoggedUpdate) => Named,
  companyName: ReadonlyMap<string, string>,
): Changes {
  const promised: Changes["promised"][number][] = [];
  const handOffs: Changes["handOffs"][number][] = [];
  const created: Changes["created"][number][] = [];
  const moved = new Map<string, Changes["moved"][number]>();
  const notes = new Map<string, number>();
  const fieldOf = ({ value }: Touch, field: string): string =>
    typeof value === "object" && value !== null ? String(value[field] ?? "") : "";
  const textOrNull = (text: string): string | null => (text === "" ? null : text);
  const fresh = new Set<string>();
  for (const update of updates) {
    const by = named(update);
    for (const touch of update.touches) {
      const { collection, kind, id } = touch;
      if (collection === "tasks" && kind === "create") {
        fresh.add(id);
        // One that has moved where the reader may not look is not told of.
        const task = names.get(id);
        if (task !== undefined) created.push({ ...by, task });
      } else if (collection === "tasks" && !fresh.has(id)) {
        const date = dateIn(touch);
        if (date === undefined || names.get(id) === undefined) continue;
        const days = daysBetween(former.get(id) ?? null, date);
        moved.set(id, { ...by, task: names.get(id)!, to: date, days });
      } else if (collection === "promises" && kind === "create") {
        const task = names.get(fieldOf(touch, "taskId"));
        if (task !== undefined)
          promised.push({ ...by, task, week: textOrNull(fieldOf(touch, "week")) });
      } else if (collection === "handoffs" && kind === "create") {
        const [from, to] = (names.get(fieldOf(touch, "relationId")) ?? "").split(" ");
        const [giver, taker] = [names.get(from ?? ""), names.get(to ?? "")];
        if (giver !== undefined && taker !== undefined)
          handOffs.push({
            ...by,
            from: giver,
            to: taker,
            promised: textOrNull(fieldOf(touch, "promised")),
          });
      } else if (
        collection === "objects" &&
        kind === "create" &&
        fieldOf(touch, "type") === "note"
      ) {
        const company = companyName.get(update.organisationId ?? "") ?? "–";
        notes.set(company, (notes.get(company) ?? 0) + 1);
      }
    }
  }
  return {
    promised,
    handOffs,
    created,
    moved: [...moved.values()],
    notes: [...notes].map(([organisation, count]) => ({ organisation, count })),
  };
}
