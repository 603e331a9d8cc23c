import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { Owner, Part, Person, RoleName } from "./matrix-cast.ts";

/**
 * What the product promises, written down a second time and without the policies, so that a slip in either shows as a difference.
 * Only this file and the table below may be changed to match a new promise.
 */
const TABLE = `
role                    | shared internal | tasks progress speaks moves | money spends | imports exports history | frame people roles invites manages | draws notes reacts wall | freezes baselines | files ownFiles marks decides | writes talks
host-project-manager    | yes    yes      | yes   yes      yes    yes   | yes   yes    | yes     yes     yes     | yes   yes    yes   yes     yes | yes   yes   yes    yes    | yes     yes       | yes   yes      yes   yes | yes    yes
planner                 | yes    yes      | yes   yes      yes    yes   | no    no     | yes     yes     yes     | no    no     no    no      no | yes   yes   yes    yes    | yes     no        | yes   yes      yes   no | yes    yes
supplier-representative | yes    yes      | yes   yes      yes    yes   | yes   yes    | yes     yes     yes     | no    yes    no    no      no | yes   yes   yes    yes    | yes     no        | yes   yes      yes   no | yes    yes
buyer                   | yes    yes      | no    no       yes    no    | yes   yes    | no      yes     yes     | no    no     no    no      no | no    yes   yes    yes    | no      no        | yes   yes      no    no | yes    yes
quality-reviewer        | yes    yes      | no    yes      yes    no    | no    no     | no      no      yes     | no    no     no    no      no | no    yes   yes    yes    | no      no        | yes   yes      yes   yes | yes    yes
supervisor              | yes    yes      | no    yes      yes    no    | no    no     | no      yes     yes     | no    no     no    no      no | no    yes   yes    yes    | no      no        | yes   yes      yes   yes | yes    yes
viewer                  | yes    yes      | no    no       no     no    | no    no     | no      no      yes     | no    no     no    no      no | no    no    no     yes    | no      no        | yes   yes      no    no | no     no
guest                   | yes    no       | no    no       no     no    | no    no     | no      no      no      | no    no     no    no      no | no    no    no     no    | no      no        | no    no       no    no | no     no
powerless               | no     no       | no    no       no     no    | no    no     | no      no      no      | no    no     no    no      no | no    no    no     no    | no      no        | no    no       no    no | no     no
`;

type Word =
  | "shared"
  | "internal"
  | "tasks"
  | "progress"
  | "speaks"
  | "moves"
  | "money"
  | "spends"
  | "imports"
  | "exports"
  | "history"
  | "freezes"
  | "baselines"
  | "frame"
  | "people"
  | "roles"
  | "invites"
  | "manages"
  | "draws"
  | "notes"
  | "reacts"
  | "wall"
  | "files"
  | "ownFiles"
  | "marks"
  | "decides"
  | "writes"
  | "talks";

function readTable(table: string): ReadonlyMap<string, ReadonlySet<string>> {
  const [head, ...rows] = table
    .trim()
    .split("\n")
    .map((line) => line.split(/[\s|]+/));
  return new Map(
    rows.map((row) => [row[0]!, new Set(head!.filter((_, column) => row[column] === "yes"))]),
  );
}
const ROLES = readTable(TABLE);
const says = (role: RoleName, word: Word): boolean => ROLES.get(role)!.has(word);

/** yes; no: seen, but not allowed; hidden: as if it did not exist. */
export type Answer = "yes" | "no" | "hidden";
const orNo = (fact: boolean): Answer => (fact ? "yes" : "no");

/** An organisation counts while it takes part; whoever else comes, with whatever role once held, is an outsider. */
export const takesPart = (person: Person): person is Person & { readonly party: Owner } =>
  person.party === "host" || person.party === "supplier" || person.party === "supervisor";
const isHost = (person: Person): boolean => person.party === "host";
/** Power over the project counts in the host's hands alone. */
const governs = (
  person: Person,
  word: "frame" | "roles" | "invites" | "manages" | "baselines",
): boolean => isHost(person) && says(person.role, word);

/** A drawing or a specification for one's own organisation, or for the host and its own, takes one more right than one for everyone. */
function mayReadDrawing(person: Person, of: Owner, readBy: Audience): boolean {
  if (!says(person.role, "files")) return false;
  if (readBy === "everyone") return true;
  const isIn = of === person.party || (readBy === "host" && isHost(person));
  return isIn && says(person.role, "ownFiles");
}

/** Whoever reads a drawing may open its layers of marks; what each then finds is another matter. */
export const mayOpenMarks = (person: Person, of: Owner, readBy: Audience): Answer =>
  takesPart(person) && mayReadDrawing(person, of, readBy) ? "yes" : "hidden";

export function mayRead(person: Person, part: Part): boolean {
  if (!takesPart(person)) return false;
  if (part.kind === "frame") return says(person.role, "shared");
  if (part.kind === "wall") return says(person.role, "wall");
  if (part.kind === "wall-area") return part.owner === person.party && says(person.role, "wall");
  if (part.kind === "marks") return mayReadDrawing(person, part.owner, part.readBy);
  if (part.kind === "marks-area")
    return part.owner === person.party && mayReadDrawing(person, part.drawingOf, part.readBy);
  if (part.kind === "spec" || part.kind === "spec-talk")
    return mayReadDrawing(person, part.owner, part.readBy);
  if (part.kind === "spec-notes")
    return part.owner === person.party && mayReadDrawing(person, part.specOf, part.readBy);
  const inAudience =
    part.owner === person.party ||
    part.audience === "everyone" ||
    (part.audience === "host" && isHost(person));
  if (part.kind === "ledger") return inAudience && says(person.role, "money");
  return inAudience && says(person.role, part.audience === "everyone" ? "shared" : "internal");
}

export type PartDeed =
  | "read"
  | "plan a task"
  | "report progress"
  | "tick a check"
  | "comment in one's own name"
  | "comment in another's name"
  | "edit the frame"
  | "edit the ledger"
  | "read history"
  | "export it"
  | "import into it"
  | "move tasks into it"
  | "draw on it"
  | "put a note on it"
  | "react on it"
  | "change what lies on it"
  | "mark it"
  | "change another's mark"
  | "say how far a mark has come"
  | "say how far one's own mark has come"
  | "write its text"
  | "speak of it"
  | "suggest a change"
  | "decide on a change"
  | "settle a thread of the supplier's"
  | "freeze it";

const isWall = (part: Part): part is Part & { kind: "wall" | "wall-area" } =>
  part.kind === "wall" || part.kind === "wall-area";

const isTalk = (part: Part): part is Part & { kind: "spec-talk" | "spec-notes" } =>
  part.kind === "spec-talk" || part.kind === "spec-notes";
const ownsText = (person: Person, part: Part): boolean =>
  (part.kind === "spec-notes" ? part.specOf : "owner" in part && part.owner) === person.party;
/** Where the owner lets its readers write, all of them count as the owner. */
const mayWrite = (person: Person, part: Part): boolean =>
  (ownsText(person, part) || ("writers" in part && part.writers === "readers")) &&
  says(person.role, "writes");

const isMarks = (part: Part): boolean => part.kind === "marks" || part.kind === "marks-area";

export function mayDo(person: Person, deed: PartDeed, part: Part): Answer {
  if (!takesPart(person)) return "hidden";
  const ownLane = part.kind === "lane" && part.owner === person.party;
  if (deed === "import into it" && !ownLane) return "no";
  if (deed === "move tasks into it" && !ownLane) return "no";
  if (deed === "import into it" && !says(person.role, "imports")) return "no";
  if (deed === "move tasks into it" && !says(person.role, "moves")) return "no";
  if (!mayRead(person, part)) return "hidden";
  switch (deed) {
    case "read":
      return "yes";
    case "plan a task":
    case "import into it":
    case "move tasks into it":
      return orNo(ownLane && says(person.role, "tasks"));
    case "report progress":
    case "tick a check":
      return orNo(ownLane && says(person.role, "progress"));
    case "comment in one's own name":
      return orNo(part.kind === "lane" && says(person.role, "speaks"));
    case "comment in another's name":
      return "no";
    case "edit the frame":
      return orNo(part.kind === "frame" && governs(person, "frame"));
    case "edit the ledger":
      return orNo(
        part.kind === "ledger" && part.owner === person.party && says(person.role, "spends"),
      );
    case "read history":
      return orNo(says(person.role, "history"));
    case "export it":
      return orNo(says(person.role, "exports"));
    case "draw on it":
      return orNo(isWall(part) && says(person.role, "draws"));
    case "put a note on it":
      return orNo(isWall(part) && says(person.role, "notes"));
    case "react on it":
      return orNo(isWall(part) && says(person.role, "reacts"));
    case "change what lies on it":
      return orNo(isWall(part) && part.owner === person.party && says(person.role, "draws"));
    case "mark it":
      return orNo(isMarks(part) && says(person.role, "marks"));
    case "change another's mark":
      return "no";
    case "say how far a mark has come":
      return orNo(isMarks(part) && says(person.role, "decides"));
    case "say how far one's own mark has come":
      return orNo(isMarks(part) && (says(person.role, "decides") || says(person.role, "marks")));
    case "write its text":
      return orNo(part.kind === "spec" && mayWrite(person, part));
    case "speak of it":
      return orNo(isTalk(part) && says(person.role, "talks"));
    case "suggest a change":
      return orNo(part.kind === "spec-talk" && says(person.role, "talks"));
    case "decide on a change":
      return orNo(part.kind === "spec-talk" && mayWrite(person, part));
    case "settle a thread of the supplier's":
      return orNo(
        isTalk(part) &&
          (ownsText(person, part) || person.party === "supplier") &&
          says(person.role, "talks"),
      );
    // Of the frame: a baseline of the whole project.
    case "freeze it":
      if (part.kind === "frame") return orNo(governs(person, "baselines"));
      return orNo(ownLane && says(person.role, "freezes"));
  }
}

export type ProjectDeed =
  | "see the project"
  | "see its people"
  | "see its roles"
  | "rename or archive it"
  | "invite an organisation"
  | "define a role"
  | "export"
  | "import"
  | "list its specifications"
  | "begin a specification"
  | "list its walls"
  | "begin a wall"
  | "rename the host's wall"
  | "follow its meetings"
  | "begin a meeting"
  | "raise an open point"
  | "take an open point"
  | "vote";

export function mayInProject(person: Person, deed: ProjectDeed): Answer {
  if (!takesPart(person)) return "hidden";
  switch (deed) {
    case "see the project":
    case "see its people":
    case "see its roles":
      return "yes";
    case "rename or archive it":
      return orNo(governs(person, "manages"));
    case "invite an organisation":
      return orNo(governs(person, "invites"));
    case "define a role":
      return orNo(governs(person, "roles"));
    case "export":
      return orNo(says(person.role, "exports"));
    case "import":
      return orNo(says(person.role, "imports"));
    case "list its specifications":
      return orNo(says(person.role, "files"));
    case "begin a specification":
      return orNo(says(person.role, "files") && says(person.role, "writes"));
    case "list its walls":
    case "follow its meetings":
      return orNo(says(person.role, "wall"));
    case "begin a wall":
    case "begin a meeting":
      return orNo(says(person.role, "draws"));
    case "raise an open point":
      return orNo(says(person.role, "wall") && says(person.role, "notes"));
    case "take an open point":
      return orNo(says(person.role, "wall") && says(person.role, "tasks"));
    case "vote":
      return orNo(says(person.role, "wall") && says(person.role, "reacts"));
    case "rename the host's wall":
      return orNo(isHost(person) && says(person.role, "draws"));
  }
}

/** The host ends others' participation, once; nobody ends the host's. */
export function mayEndParticipation(person: Person, target: Owner): Answer {
  const may = mayInProject(person, "invite an organisation");
  return may === "yes" ? orNo(target === "supplier" || target === "supervisor") : may;
}

const isProjectManager = (role: RoleName | null): boolean => role === "host-project-manager";

/** People of one's own organisation only; project managers are made, changed and removed by project managers of the host. */
function mayReach(person: Person, target: Owner, present: RoleName | null): Answer {
  if (!takesPart(person)) return "hidden";
  if (target !== person.party || !says(person.role, "people")) return "no";
  return orNo(!isProjectManager(present) || (isHost(person) && isProjectManager(person.role)));
}

export function mayGiveRole(
  person: Person,
  target: Owner,
  present: RoleName | null,
  given: RoleName,
): Answer {
  const reach = mayReach(person, target, present);
  if (reach !== "yes") return reach;
  return orNo(!isProjectManager(given) || (isHost(person) && isProjectManager(person.role)));
}

export const mayRemovePerson = mayReach;
