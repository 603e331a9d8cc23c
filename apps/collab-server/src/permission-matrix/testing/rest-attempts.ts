import {
  mayDo,
  mayEndParticipation,
  mayGiveRole,
  mayInProject,
  mayOpenMarks,
  mayRead,
  mayRemovePerson,
  takesPart,
  type Answer,
} from "./matrix-oracle.ts";
import type { Ask, Expected } from "./ask.ts";
import { nameOfPart, nameOfPerson, OWNERS, type RoleName } from "./matrix-cast.ts";
import { marksPath } from "./matrix-drawings.ts";
import type { MatrixReport } from "./matrix-report.ts";
import { newId, scopeLike, type MatrixWorld, type Member } from "./matrix-world.ts";
import { RestClient, type Answered } from "./rest-client.ts";
import { askAboutSpecs } from "./spec-attempts.ts";

/** Codes with which a policy refuses a wish that is well-formed. */
const REFUSALS = /^(?:access\.|project\.|role\.|request\.conflict$)/;

function answerOf({ status, json }: Answered): string {
  if (status < 300) return "yes";
  if (status === 404) return "hidden";
  const { code = "" } = (json ?? {}) as { code?: string };
  return status !== 401 && REFUSALS.test(code) ? "no" : `${status} ${code}`;
}

const isAsExpected = (expected: Expected, actual: string): boolean =>
  expected === actual || (expected === "refused" && (actual === "no" || actual === "hidden"));

/** Every route of a project, asked by one person. What is allowed is taken back at once, so that the next one finds the same. */
export async function askEverything(
  world: MatrixWorld,
  member: Member,
  report: MatrixReport,
): Promise<void> {
  const ask: Ask = async (what, expected, answered) => {
    const answer = await answered;
    const actual = answerOf(answer);
    const told = isAsExpected(expected, actual) ? expected : actual;
    report.compare(`REST, ${nameOfPerson(member.person)}: ${what}`, expected, told);
    return answer;
  };
  await readProject(world, member, report, ask);
  await readTasks(world, member, report);
  await moveTasks(world, member, ask);
  await askAboutWalls(world, member, ask);
  await openMarks(world, member, ask);
  await askAboutSpecs(world, member, report, ask);
  await importPlan(world, member, ask);
  await freezePlan(world, member, report, ask);
  await administerProject(world, member, ask);
  await administerPeople(world, member, ask);
}

async function readProject(
  { projectId, plots }: MatrixWorld,
  { person, rest }: Member,
  report: MatrixReport,
  ask: Ask,
): Promise<void> {
  const base = `/api/projects/${projectId}`;
  const seen = mayInProject(person, "see the project");
  await ask("read the project", seen, rest.call("GET", base));
  await ask("read who is online", seen, rest.call("GET", `${base}/online`));
  await ask(
    "read the people",
    mayInProject(person, "see its people"),
    rest.call("GET", `${base}/people`),
  );
  await ask(
    "read the roles",
    mayInProject(person, "see its roles"),
    rest.call("GET", `${base}/roles`),
  );
  await ask("read own lanes", seen, rest.call("GET", `${base}/lanes`));
  for (const format of ["json", "csv", "xlsx", "mspdi", "ics"]) {
    const path = `${base}/export?format=${format}`;
    await ask(`export as ${format}`, mayInProject(person, "export"), rest.call("GET", path));
  }
  const feed = `${base}/milestone-feed`;
  const exports = mayInProject(person, "export");
  await ask("read about the own feed of milestones", exports, rest.call("GET", feed));
  await ask("make a feed of milestones", exports, rest.call("POST", feed));
  await ask("end the own feed of milestones", seen, rest.call("DELETE", feed));
  const { json } = await ask("read the catalog", seen, rest.call("GET", `${base}/catalog`));
  const listed = new Set(
    ((json as { entries?: { ydocId: string }[] }).entries ?? []).map(({ ydocId }) => ydocId),
  );
  for (const { part, ydocId } of plots) {
    const cell = `REST, ${nameOfPerson(person)}: find ${nameOfPart(part)} in the catalog`;
    report.compare(cell, mayRead(person, part), listed.has(ydocId));
  }
  const projects = await rest.call("GET", "/api/projects");
  report.compare(
    `REST, ${nameOfPerson(person)}: find the project in the list`,
    takesPart(person),
    projects.text.includes(projectId),
  );
}

/** A task that one may not read has the same history as one that never was: none. */
async function readTasks(
  { projectId, plots }: MatrixWorld,
  { person, rest }: Member,
  report: MatrixReport,
): Promise<void> {
  const historyOf = async (taskId: string): Promise<string> => {
    const path = `/api/projects/${projectId}/tasks/${taskId}/history`;
    const answer = await rest.call("GET", path);
    if (answer.status >= 300) return answerOf(answer);
    const { items } = answer.json as { items: unknown[] };
    return items.length > 0 ? "yes" : "nothing";
  };
  const unknown = await historyOf(newId());
  for (const { part, taskId } of plots) {
    if (part.kind !== "lane") continue;
    const may = mayDo(person, "read history", part);
    const cell = `REST, ${nameOfPerson(person)}: read the history in ${nameOfPart(part)}`;
    report.compare(cell, may === "hidden" ? unknown : may, await historyOf(taskId));
  }
}

async function askAboutWalls(
  { projectId, wallId, plots }: MatrixWorld,
  { person, rest }: Member,
  ask: Ask,
): Promise<void> {
  const base = `/api/projects/${projectId}/walls`;
  await ask("list the walls", mayInProject(person, "list its walls"), rest.call("GET", base));
  // One is enough: it stays for good.
  const begins = mayInProject(person, "begin a wall");
  if (begins !== "yes")
    await ask("begin a wall", begins, rest.call("POST", base, { name: "Another wall" }));
  const renamed = rest.call("PATCH", `${base}/${wallId}`, { name: "Pull plan" });
  await ask("rename a wall", mayInProject(person, "rename the host's wall"), renamed);
  for (const { part, taskId } of plots) {
    if (part.kind !== "wall-area") continue;
    const may = mayDo(person, "change what lies on it", part);
    // What is allowed would end the secret that others must not find.
    if (may === "yes") continue;
    const revealed = rest.call("POST", `${base}/${wallId}/reveals`, { objectIds: [taskId] });
    await ask(`reveal what lies in ${nameOfPart(part)}`, may, revealed);
  }
}

/** They are open already: once more changes nothing. */
async function openMarks(
  { projectId, drawings }: MatrixWorld,
  { person, rest }: Member,
  ask: Ask,
): Promise<void> {
  for (const drawing of drawings) {
    const { owner, readBy } = drawing;
    const may = mayOpenMarks(person, owner, readBy);
    const opened = rest.call("POST", marksPath(projectId, drawing), {});
    await ask(`open the marks on ${owner}'s drawing for ${readBy}`, may, opened);
  }
}

/** To where it lies already: allowed or not, nothing changes. */
async function moveTasks(
  { projectId, plots }: MatrixWorld,
  { person, rest }: Member,
  ask: Ask,
): Promise<void> {
  for (const { part, taskId } of plots) {
    if (part.kind !== "lane") continue;
    const isOthers = takesPart(person) && part.owner !== person.party;
    const body = { taskIds: [taskId], audience: isOthers ? "everyone" : part.audience };
    await ask(
      `move tasks of ${nameOfPart(part)}`,
      isOthers ? "refused" : mayDo(person, "move tasks into it", part),
      rest.call("POST", `/api/projects/${projectId}/task-moves`, body),
    );
  }
}

async function importPlan(
  { projectId, organisations }: MatrixWorld,
  { person, rest }: Member,
  ask: Ask,
): Promise<void> {
  const base = `/api/projects/${projectId}`;
  const form = new FormData();
  form.append("file", new Blob([SMALL_PLAN], { type: "text/xml" }), "plan.xml");
  const may = mayInProject(person, "import");
  const { json } = await ask("begin an import", may, rest.call("POST", `${base}/imports`, form));
  if (may !== "yes") return;
  const { importId } = json as { importId: string };
  for (const owner of OWNERS.filter((other) => other !== person.party)) {
    const mapping = {
      by: "one",
      organisationId: organisations.get(owner),
      audience: "everyone",
    };
    const path = `${base}/imports/${importId}/commit`;
    await ask(`import into ${owner}'s lane`, "refused", rest.call("POST", path, { mapping }));
  }
  await ask("give up an import", "yes", rest.call("DELETE", `${base}/imports/${importId}`));
}

/** What the bosses froze is read; own baselines are frozen and removed again, others' are left alone. */
async function freezePlan(
  { projectId, plots, baselines }: MatrixWorld,
  { person, rest }: Member,
  report: MatrixReport,
  ask: Ask,
): Promise<void> {
  const path = `/api/projects/${projectId}/baselines`;
  const seen = mayInProject(person, "see the project");
  const { text: list } = await ask("list baselines", seen, rest.call("GET", path));
  for (const { id, like } of baselines) {
    const what = `the baseline like ${nameOfPart(like)}`;
    const cell = `REST, ${nameOfPerson(person)}: `;
    const reads = mayDo(person, "read", like);
    report.compare(`${cell}find ${what} in the list`, mayRead(person, like), list.includes(id));
    const { text } = await ask(`read ${what}`, reads, rest.call("GET", `${path}/${id}`));
    for (const { part, secret } of plots) {
      if (part.kind !== "lane") continue;
      const isHeld = like.kind === "frame" || part.owner === like.owner;
      const expected = mayRead(person, like) && isHeld && mayRead(person, part);
      report.compare(`${cell}find ${nameOfPart(part)} in ${what}`, expected, text.includes(secret));
    }
    const may = mayDo(person, "freeze it", like);
    await ask(`rename ${what}`, may, rest.call("PATCH", `${path}/${id}`, { name: "Renamed" }));
    if (may !== "yes") await ask(`remove ${what}`, may, rest.call("DELETE", `${path}/${id}`));
  }
  const own = baselines.filter(({ like }) => like.kind === "frame" || like.owner === person.party);
  for (const { like } of own) {
    const may = mayDo(person, "freeze it", like);
    const what = `a baseline like ${nameOfPart(like)}`;
    const body = { name: "Own", scope: scopeLike(like) };
    const made = await ask(`freeze ${what}`, may, rest.call("POST", path, body));
    if (may !== "yes") continue;
    const { id } = made.json as { id: string };
    await ask(`remove ${what}`, "yes", rest.call("DELETE", `${path}/${id}`));
  }
}

const SMALL_PLAN = `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Title>Plan</Title><Tasks>
<Task><UID>1</UID><ID>1</ID><Name>Dig</Name><OutlineLevel>1</OutlineLevel></Task>
</Tasks></Project>`;

async function administerProject(
  { projectId, organisations, roleIds }: MatrixWorld,
  { person, rest }: Member,
  ask: Ask,
): Promise<void> {
  const base = `/api/projects/${projectId}`;
  const manages = mayInProject(person, "rename or archive it");
  await ask("rename the project", manages, rest.call("PATCH", base, { name: "Bridge" }));
  const invites = mayInProject(person, "invite an organisation");
  await ask("read the invitations", invites, rest.call("GET", `${base}/invitations`));
  const invitation = await ask(
    "invite an organisation",
    invites,
    rest.call("POST", `${base}/invitations`, {
      organisationName: "Newcomer",
      roleId: roleIds.get("viewer"),
      expiresInDays: 1,
    }),
  );
  await withdraw(base, rest, invitation, "invitations", "withdraw an invitation", invites, ask);
  const defines = mayInProject(person, "define a role");
  const role = await ask(
    "define a role",
    defines,
    rest.call("POST", `${base}/roles`, { name: `Role ${newId()}`, capabilities: ["plan.read"] }),
  );
  const powerless = `${base}/roles/${roleIds.get("powerless")}`;
  await ask("change a role", defines, rest.call("PATCH", powerless, { capabilities: [] }));
  await ask(
    "change a built-in role",
    defines === "hidden" ? "hidden" : "no",
    rest.call("PATCH", `${base}/roles/${roleIds.get("guest")}`, { capabilities: ["task.edit"] }),
  );
  await withdraw(base, rest, role, "roles", "delete a role", defines, ask);
  for (const owner of OWNERS) {
    const may = mayEndParticipation(person, owner);
    // What is allowed would end the play; the world was built with one such end.
    if (may === "yes") continue;
    const path = `${base}/participants/${organisations.get(owner)}`;
    await ask(`end the participation of ${owner}`, may, rest.call("DELETE", path));
  }
  // Only an admin of the organisation leaves for it, and nobody here is one.
  const leaves = takesPart(person) ? "no" : "hidden";
  await ask("leave the project", leaves, rest.call("DELETE", `${base}/participation`));
}

const READS = [
  "",
  "/catalog",
  "/online",
  "/people",
  "/roles",
  "/lanes",
  "/walls",
  "/invitations",
  "/export?format=json",
  "/export?format=csv",
  "/baselines",
  "/milestone-feed",
];

/** Somebody without a session is told so, whatever is asked. */
export async function askAsNobody(
  url: string,
  { projectId, wallId, plots, roleIds, organisations }: MatrixWorld,
  report: MatrixReport,
): Promise<void> {
  const rest = await new RestClient(url).begin();
  const base = `/api/projects/${projectId}`;
  const ask = async (method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: unknown) => {
    const { status } = await rest.call(method, path, body);
    report.compare(`REST, nobody: ${method} ${path}`, 401, status);
  };
  for (const read of READS) await ask("GET", `${base}${read}`);
  for (const path of ["/api/projects", "/api/organisation", "/api/organisation/members"])
    await ask("GET", path);
  for (const { taskId } of plots) await ask("GET", `${base}/tasks/${taskId}/history`);
  await ask("PATCH", base, { name: "Mine" });
  await ask("POST", `${base}/walls`, { name: "Mine" });
  await ask("PATCH", `${base}/walls/${wallId}`, { name: "Mine" });
  await ask("POST", `${base}/walls/${wallId}/reveals`, { objectIds: [newId()] });
  await ask("POST", `${base}/roles`, { name: "Mine", capabilities: [] });
  await ask("DELETE", `${base}/roles/${roleIds.get("powerless")}`);
  await ask("DELETE", `${base}/participants/${organisations.get("supplier")}`);
  await ask("DELETE", `${base}/participation`);
  await ask("POST", `${base}/milestone-feed`);
  await ask("DELETE", `${base}/milestone-feed`);
  await ask("POST", "/api/projects", { name: "Mine", timeZone: "UTC" });
}

/** Takes back what was made, or tries the same with what the host made. */
async function withdraw(
  base: string,
  rest: RestClient,
  made: Answered,
  noun: "invitations" | "roles",
  what: string,
  may: Answer,
  ask: Ask,
): Promise<void> {
  if (may !== "yes") return;
  const { id } = made.json as { id: string };
  await ask(what, "yes", rest.call("DELETE", `${base}/${noun}/${id}`));
}

/** Whom one asks about in other organisations: one with power over a project, and one without any. */
const ELSEWHERE: readonly RoleName[] = ["host-project-manager", "guest"];

async function administerPeople(world: MatrixWorld, member: Member, ask: Ask): Promise<void> {
  const { person, rest } = member;
  const people = `/api/projects/${world.projectId}/people`;
  const give = (userId: string, role: RoleName) =>
    rest.call("POST", people, { userId, roleId: world.roleIds.get(role) });
  for (const owner of OWNERS) {
    const stranger = world.bystanders.get(owner)!.userId;
    const onlyRefused = (answer: Answer): Expected =>
      answer === "no" && owner !== person.party ? "refused" : answer;
    const may = onlyRefused(mayGiveRole(person, owner, null, "viewer"));
    await ask(`put somebody of ${owner} on the project`, may, give(stranger, "viewer"));
    if (may === "yes") {
      const removed = rest.call("DELETE", `${people}/${stranger}`);
      await ask(`remove somebody of ${owner}`, "yes", removed);
    }
    const powerful = onlyRefused(mayGiveRole(person, owner, null, "host-project-manager"));
    if (powerful !== "yes") {
      const given = give(stranger, "host-project-manager");
      await ask(`make somebody of ${owner} a project manager`, powerful, given);
    }
    for (const target of world.members) {
      const present = target.person.role;
      if (target.person.party !== owner) continue;
      if (owner !== person.party && !ELSEWHERE.includes(present)) continue;
      // Their own role again: what is allowed changes nothing.
      await ask(
        `give a ${present} of ${owner} the same role`,
        onlyRefused(mayGiveRole(person, owner, present, present)),
        rest.call("PATCH", `${people}/${target.userId}`, { roleId: world.roleIds.get(present) }),
      );
      const removes = onlyRefused(mayRemovePerson(person, owner, present));
      if (removes === "yes") continue;
      const removed = rest.call("DELETE", `${people}/${target.userId}`);
      await ask(`remove a ${present} of ${owner}`, removes, removed);
    }
  }
}
