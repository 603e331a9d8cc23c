import { BUILT_IN_ROLES } from "@parley/shared/permissions/built-in-roles.ts";
import type { Capability } from "@parley/shared/permissions/capability.ts";
import {
  canManageBaseline,
  canReadBaseline,
  canReadBaselinePart,
} from "@parley/shared/permissions/baseline-policy.ts";
import { canAddComment } from "@parley/shared/permissions/comment-policy.ts";
import type { Decision } from "@parley/shared/permissions/decision.ts";
import { canExport, canExportYdoc } from "@parley/shared/permissions/export-policy.ts";
import { canEditFrame } from "@parley/shared/permissions/frame-policy.ts";
import { canReadHistory } from "@parley/shared/permissions/history-policy.ts";
import { canImport, canImportInto } from "@parley/shared/permissions/import-policy.ts";
import { canEditLedger } from "@parley/shared/permissions/ledger-policy.ts";
import { canCreateMark, canSetMark } from "@parley/shared/permissions/mark-policy.ts";
import {
  canGiveRole,
  canRemovePerson,
  canSeePeople,
} from "@parley/shared/permissions/person-policy.ts";
import {
  canEndParticipation,
  canInviteParticipant,
  canManageProject,
  canSeeProject,
} from "@parley/shared/permissions/project-policy.ts";
import { canDefineRole, canReadRoles } from "@parley/shared/permissions/role-policy.ts";
import { OUTSIDER, type Standing } from "@parley/shared/permissions/standing.ts";
import {
  canCreateSpec,
  canEditSpecText,
  canListSpecs,
  canSetSuggestion,
  canSetThread,
  canSpeakOfSpec,
  canSuggest,
} from "@parley/shared/permissions/spec-policy.ts";
import {
  canCreateTask,
  canEditChecks,
  canEditDescription,
  canEditRelations,
  canSetTaskField,
} from "@parley/shared/permissions/task-policy.ts";
import {
  canCreateWall,
  canCreateWallObject,
  canListWalls,
  canManageWall,
  canReact,
  canSetWallObject,
} from "@parley/shared/permissions/wall-policy.ts";
import { canReadYdoc } from "@parley/shared/permissions/ydoc-policy.ts";
import { DEFAULT_TASK } from "@parley/shared/documents/task.ts";
import { AUDIENCES, SPEC_WRITERS, type YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import { meetingOf, type MeetingCommand } from "@parley/shared/meetings/meeting.ts";
import {
  canBeginMeeting,
  canDoInMeeting,
  canReadMeeting,
  canVote,
} from "@parley/shared/permissions/meeting-policy.ts";
import type { EntityId, ProjectId, TaskId, UserId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { organisationOf, placeOf } from "./testing/place-of-part.ts";
import {
  nameOfPart,
  nameOfPerson,
  OWNERS,
  PARTIES,
  ROLE_NAMES,
  type Owner,
  type Part,
  type Person,
  type RoleName,
} from "./testing/matrix-cast.ts";
import {
  mayDo,
  mayEndParticipation,
  mayGiveRole,
  mayInProject,
  mayRemovePerson,
  takesPart,
  type Answer,
  type PartDeed,
  type ProjectDeed,
} from "./testing/matrix-oracle.ts";

const userOf = (person: Person) => nameOfPerson(person) as UserId;
const capabilitiesOf = (role: RoleName): readonly Capability[] =>
  role === "powerless" ? [] : BUILT_IN_ROLES[role];

function standingOf(person: Person): Standing {
  if (!takesPart(person)) return OUTSIDER;
  return {
    kind: "participant",
    projectId: "project" as ProjectId,
    userId: userOf(person),
    organisationId: organisationOf(person.party),
    isHost: person.party === "host",
    capabilities: new Set(capabilitiesOf(person.role)),
  };
}

const PARTS: readonly Part[] = [
  { kind: "frame" },
  { kind: "wall", owner: "host" },
  ...OWNERS.map((owner) => ({ kind: "wall-area", owner }) as const),
  ...OWNERS.flatMap((drawingOf) =>
    AUDIENCES.flatMap((readBy): readonly Part[] => [
      { kind: "marks", owner: drawingOf, readBy },
      ...OWNERS.map((owner) => ({ kind: "marks-area", owner, drawingOf, readBy }) as const),
    ]),
  ),
  ...OWNERS.flatMap((specOf) =>
    AUDIENCES.flatMap((readBy): readonly Part[] => [
      ...SPEC_WRITERS.flatMap((writers): readonly Part[] => [
        { kind: "spec", owner: specOf, readBy, writers },
        { kind: "spec-talk", owner: specOf, readBy, writers },
      ]),
      ...OWNERS.map(
        (owner) => ({ kind: "spec-notes", owner, specOf, readBy, writers: "readers" }) as const,
      ),
    ]),
  ),
  ...OWNERS.flatMap((owner) =>
    (["lane", "ledger"] as const).flatMap((kind) =>
      AUDIENCES.map((audience) => ({ kind, owner, audience })),
    ),
  ),
];
const PEOPLE: readonly Person[] = PARTIES.flatMap((party) =>
  ROLE_NAMES.map((role) => ({ party, role })),
);

/** Fields that somebody who may only report progress sets. */
const PROGRESS = [
  "progress",
  "status",
  "actualStart",
  "actualFinish",
  "remainingDuration",
  "resume",
  "columnId",
  "cardOrder",
];
const TASK_FIELDS = [...Object.keys(DEFAULT_TASK), "x:00000000000000"];

type PartCheck = readonly [
  operation: string,
  deed: PartDeed,
  policy: (standing: Standing, place: YdocPlace, person: Person) => Decision,
];

const ownVoice = (person: Person) => ({
  authorId: userOf(person),
  organisationId: organisationOf(person.party),
});
const ownWords = (person: Person) => ({
  createdBy: userOf(person),
  organisationId: organisationOf(person.party),
});
const SUPPLIERS_WORDS = {
  createdBy: "somebody else",
  organisationId: organisationOf("supplier"),
};
const ANOTHER = { authorId: "somebody else", organisationId: organisationOf("supplier") };

const PART_CHECKS: readonly PartCheck[] = [
  ["list, open, read, be seen in", "read", canReadYdoc],
  ...TASK_FIELDS.map((field): PartCheck => [
    `set ${field} of a task in`,
    PROGRESS.includes(field) ? "report progress" : "plan a task",
    (standing, place) => canSetTaskField(standing, place, field),
  ]),
  ["create a task in", "plan a task", canCreateTask],
  ["relate tasks in", "plan a task", canEditRelations],
  ["describe a task in", "plan a task", canEditDescription],
  ["tick a check in", "tick a check", canEditChecks],
  [
    "comment in",
    "comment in one's own name",
    (standing, place, person) => canAddComment(standing, place, ownVoice(person), null),
  ],
  [
    "amend one's own comment in",
    "comment in one's own name",
    (standing, place, person) => canAddComment(standing, place, ownVoice(person), ownVoice(person)),
  ],
  [
    "comment as somebody else in",
    "comment in another's name",
    (standing, place) => canAddComment(standing, place, ANOTHER, null),
  ],
  [
    "comment for another organisation in",
    "comment in another's name",
    (standing, place, person) =>
      canAddComment(
        standing,
        place,
        { ...ownVoice(person), organisationId: organisationOf("nobody") },
        null,
      ),
  ],
  [
    "amend another's comment in",
    "comment in another's name",
    (standing, place, person) => canAddComment(standing, place, ownVoice(person), ANOTHER),
  ],
  ["edit", "edit the frame", canEditFrame],
  ["write amounts in", "edit the ledger", canEditLedger],
  ...(["text", "shape", "frame", "connector", "stroke"] as const).map((type): PartCheck => [
    `put up a ${type} in`,
    "draw on it",
    (standing, place) => canCreateWallObject(standing, place, type),
  ]),
  [
    "place a note in",
    "put a note on it",
    (standing, place) => canCreateWallObject(standing, place, "note"),
  ],
  [
    "react in",
    "react on it",
    (standing, place, person) => canReact(standing, place, { createdBy: userOf(person) }),
  ],
  ["put a mark on", "mark it", canCreateMark],
  ...["points", "text", "removed", "publishedId"].flatMap((field): readonly PartCheck[] => [
    [
      `set ${field} of one's own mark in`,
      "mark it",
      (standing, place, person) =>
        canSetMark(standing, place, { createdBy: userOf(person) }, field),
    ],
    [
      `set ${field} of another's mark in`,
      "change another's mark",
      (standing, place) => canSetMark(standing, place, { createdBy: "somebody else" }, field),
    ],
  ]),
  [
    "say how far one's own mark has come in",
    "say how far one's own mark has come",
    (standing, place, person) =>
      canSetMark(standing, place, { createdBy: userOf(person) }, "status"),
  ],
  [
    "say how far another's mark has come in",
    "say how far a mark has come",
    (standing, place) => canSetMark(standing, place, { createdBy: "somebody else" }, "status"),
  ],
  ["write the text of", "write its text", canEditSpecText],
  [
    "speak in",
    "speak of it",
    (standing, place, person) => canSpeakOfSpec(standing, place, ownWords(person)),
  ],
  [
    "speak as somebody else in",
    "comment in another's name",
    (standing, place) => canSpeakOfSpec(standing, place, SUPPLIERS_WORDS),
  ],
  [
    "suggest in",
    "suggest a change",
    (standing, place, person) => canSuggest(standing, place, ownWords(person)),
  ],
  [
    "decide on a suggestion in",
    "decide on a change",
    (standing, place) => canSetSuggestion(standing, place, SUPPLIERS_WORDS, "state"),
  ],
  [
    "reword a suggestion of another's in",
    "comment in another's name",
    (standing, place) => canSetSuggestion(standing, place, SUPPLIERS_WORDS, "insert"),
  ],
  [
    "settle a thread in",
    "settle a thread of the supplier's",
    (standing, place) => canSetThread(standing, place, SUPPLIERS_WORDS, "resolved"),
  ],
  ["read the history of", "read history", canReadHistory],
  ["export", "export it", canExportYdoc],
  [
    "read what a baseline of the project keeps of",
    "read",
    (standing, place) => canReadBaselinePart(standing, { kind: "project" }, place),
  ],
];

const NOW = 1_000;
const POINT_ID = "00000000000001" as EntityId;
const POINT: MeetingCommand = { type: "point", id: POINT_ID, text: "Gate A", organisationId: null };
const TAKEN: MeetingCommand = {
  type: "point-taken",
  id: POINT_ID,
  taskId: "00000000000002" as TaskId,
  ydocId: "00000000-0000-7000-8000-000000000003" as YdocId,
};
/** Run by somebody who is none of the cast. */
const MEETING = meetingOf(
  [{ type: "begin", link: null } as const, POINT].map((command) => ({
    at: NOW,
    userId: "facilitator" as UserId,
    organisationId: organisationOf("host"),
    command,
  })),
)!;

const PROJECT_CHECKS: readonly (readonly [ProjectDeed, (standing: Standing) => Decision])[] = [
  ["see the project", canSeeProject],
  ["see its people", canSeePeople],
  ["see its roles", canReadRoles],
  ["rename or archive it", canManageProject],
  ["invite an organisation", canInviteParticipant],
  ["define a role", (standing) => canDefineRole(standing, null, ["plan.read", "frame.edit"])],
  ["export", canExport],
  ["import", canImport],
  ["list its walls", canListWalls],
  ["list its specifications", canListSpecs],
  ["begin a specification", canCreateSpec],
  ["begin a wall", canCreateWall],
  ["follow its meetings", canReadMeeting],
  ["begin a meeting", canBeginMeeting],
  ["raise an open point", (standing) => canDoInMeeting(standing, MEETING, POINT, true)],
  ["take an open point", (standing) => canDoInMeeting(standing, MEETING, TAKEN, true)],
  ["vote", canVote],
  [
    "rename the host's wall",
    (standing) => canManageWall(standing, { organisationId: organisationOf("host") }),
  ],
];

const answerOf = (decision: Decision): Answer => {
  if (decision.allowed) return "yes";
  return decision.reason === "access.not-found" ? "hidden" : "no";
};

test("the policies answer as the handbook promises, for everybody, everywhere", () => {
  const wrong: string[] = [];
  let cells = 0;
  const compare = (cell: () => string, decision: Decision, expected: Answer): void => {
    cells += 1;
    const actual = answerOf(decision);
    if (actual !== expected) wrong.push(`${cell()}: expected ${expected}, was ${actual}`);
  };

  for (const person of PEOPLE) {
    const who = nameOfPerson(person);
    const standing = standingOf(person);
    for (const part of PARTS) {
      const place = placeOf(part);
      for (const [operation, deed, policy] of PART_CHECKS) {
        compare(
          () => `${who}: ${operation} ${nameOfPart(part)}`,
          policy(standing, place, person),
          mayDo(person, deed, part),
        );
      }
      if (part.kind === "wall" || part.kind === "wall-area") {
        const organisationId = organisationOf(part.owner);
        for (const type of ["note", "shape"])
          compare(
            () => `${who}: change a ${type} in ${nameOfPart(part)}`,
            canSetWallObject(standing, place, { type, createdBy: "somebody", organisationId }),
            mayDo(person, "change what lies on it", part),
          );
      }
      if (part.kind === "lane") {
        compare(
          () => `${who}: import into ${nameOfPart(part)}`,
          canImportInto(standing, {
            organisationId: organisationOf(part.owner),
            audience: part.audience,
          }),
          mayDo(person, "import into it", part),
        );
        compareBaseline(person, standing, part, compare);
      }
      if (part.kind === "frame") {
        compare(
          () => `${who}: freeze the project`,
          canManageBaseline(standing, { kind: "project" }),
          mayDo(person, "freeze it", part),
        );
      }
    }
    for (const [deed, policy] of PROJECT_CHECKS)
      compare(() => `${who}: ${deed}`, policy(standing), mayInProject(person, deed));
    for (const target of OWNERS) compareAdministration(person, standing, target, compare);
  }

  console.log(`permission matrix: ${cells} cells of policy compared with the oracle`);
  expect(wrong).toEqual([]);
  expect(cells).toBeGreaterThan(50_000);
});

type Compare = (cell: () => string, decision: Decision, expected: Answer) => void;

/** A baseline of an organisation is known as its lane of that audience is, and keeps nothing from whoever may not read the lane. */
function compareBaseline(
  person: Person,
  standing: Standing,
  part: Extract<Part, { audience: unknown }>,
  compare: Compare,
): void {
  const who = nameOfPerson(person);
  const { audience } = part;
  const scope = {
    kind: "organisation",
    organisationId: organisationOf(part.owner),
    audience,
  } as const;
  compare(
    () => `${who}: see a baseline like ${nameOfPart(part)}`,
    canReadBaseline(standing, scope),
    mayDo(person, "read", part),
  );
  compare(
    () => `${who}: freeze a baseline like ${nameOfPart(part)}`,
    canManageBaseline(standing, scope),
    mayDo(person, "freeze it", part),
  );
  for (const other of AUDIENCES) {
    const held: Part = { ...part, audience: other };
    const both = [part, held].every((one) => mayDo(person, "read", one) === "yes");
    compare(
      () => `${who}: read ${nameOfPart(held)} in a baseline like ${nameOfPart(part)}`,
      canReadBaselinePart(standing, scope, placeOf(held)),
      both ? "yes" : "hidden",
    );
  }
}

function compareAdministration(
  person: Person,
  standing: Standing,
  target: Owner,
  compare: Compare,
): void {
  const who = nameOfPerson(person);
  const organisationId = organisationOf(target);
  compare(
    () => `${who}: end the participation of ${target}`,
    canEndParticipation(standing, {
      organisationId,
      isHost: target === "host",
      hasEnded: target === "former",
    }),
    mayEndParticipation(person, target),
  );
  for (const present of [null, ...ROLE_NAMES]) {
    const facts = {
      organisationId,
      presentCapabilities: present === null ? null : capabilitiesOf(present),
    };
    compare(
      () => `${who}: remove a ${present} of ${target}`,
      canRemovePerson(standing, facts),
      mayRemovePerson(person, target, present),
    );
    for (const given of ROLE_NAMES) {
      compare(
        () => `${who}: make a ${present} of ${target} a ${given}`,
        canGiveRole(standing, facts, capabilitiesOf(given)),
        mayGiveRole(person, target, present, given),
      );
    }
  }
}
