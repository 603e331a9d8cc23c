import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";
import type { SessionView } from "../sessions/api.ts";

let server: TestServer;
let project: SeededProject;
let now = Date.now();
beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  project = await seedProject(server);
});
afterAll(() => server.close());

type Invited = { id: string; url: string; state: string; kind: string };
const tokenOf = (url: string): string => url.split("/").at(-1)!;
const newUser = (email: string) => ({
  type: "new-user" as const,
  email,
  name: "New Person",
  password: "purple-kettle-7",
  language: "en" as const,
  timeZone: "Europe/Berlin",
});
const newCompany = (name: string) => ({ type: "new" as const, name, code: "NC" });

async function inviteCompany(hanna: Actor, change: object = {}): Promise<Invited> {
  const answer = await hanna.post<Invited>(`/api/projects/${project.projectId}/invitations`, {
    organisationName: "Steel Works",
    roleId: project.roleIds["supplier-representative"],
    expiresInDays: 7,
    ...change,
  });
  expect(answer.status).toBe(201);
  return answer.body;
}
const accept = (url: string, body: object, browser: Pick<Actor, "post"> = server.visitor()) =>
  browser.post<SessionView & { projectId: string }>(
    `/api/invitations/${tokenOf(url)}/acceptance`,
    body,
  );

describe("invitations", () => {
  it("let a new person of a new organisation into the project, once", async () => {
    const hanna = await project.actor("Hanna");
    const { url } = await inviteCompany(hanna);
    const visitor = server.visitor();
    const preview = await visitor.get(`/api/invitations/${tokenOf(url)}`);
    expect(preview.body).toMatchObject({
      kind: "participant",
      organisation: { name: "Contractor" },
      project: { name: "Bridge" },
      organisationName: "Steel Works",
      invitedBy: "Hanna",
    });
    const body = { as: newUser("nina@example.com"), organisation: newCompany("Steel Works") };
    const { status, body: session } = await accept(url, body, visitor);
    expect(status).toBe(200);
    expect(session).toMatchObject({
      projectId: project.projectId,
      organisations: [{ name: "Steel Works", role: "admin" }],
    });
    const catalog = await visitor.get<{ entries: { place: { organisationId?: string } }[] }>(
      `/api/projects/${project.projectId}/catalog`,
    );
    const own = catalog.body.entries.filter(
      ({ place }) => place.organisationId === session.organisationId,
    );
    expect(own).toHaveLength(5);
    const again = await accept(url, { ...body, as: newUser("nils@example.com") });
    expect(again).toMatchObject({ status: 410, body: { code: "invitation.used" } });
    expect((await visitor.get(`/api/invitations/${tokenOf(url)}`)).status).toBe(410);
  });

  it("let in one of two who accept at the same moment", async () => {
    const hanna = await project.actor("Hanna");
    const { url } = await inviteCompany(hanna);
    const answers = await Promise.all(
      ["race1@example.com", "race2@example.com"].map((email) =>
        accept(url, { as: newUser(email), organisation: newCompany(email) }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
    const { rows } = await server.pool.query("select email from users where email like 'race%'");
    expect(rows).toHaveLength(1);
  });

  it("end with their time, and when they are taken back", async () => {
    const hanna = await project.actor("Hanna");
    const late = await inviteCompany(hanna, { expiresInDays: 1 });
    const body = { as: newUser("late@example.com"), organisation: newCompany("Late") };
    now += 86_400_001;
    expect(await accept(late.url, body)).toMatchObject({ body: { code: "invitation.expired" } });
    const revoked = await inviteCompany(hanna);
    const path = `/api/projects/${project.projectId}/invitations`;
    expect((await hanna.delete(`${path}/${revoked.id}`)).status).toBe(204);
    expect((await hanna.delete(`${path}/${revoked.id}`)).status).toBe(404);
    expect(await accept(revoked.url, body)).toMatchObject({ body: { code: "invitation.revoked" } });
    const list = await hanna.get<{ items: Invited[] }>(path);
    const states = new Map(list.body.items.map(({ id, state }) => [id, state]));
    expect(states.get(late.id)).toBe("expired");
    expect(states.get(revoked.id)).toBe("revoked");
    expect(JSON.stringify(list.body)).not.toContain(tokenOf(late.url));
  });

  it("for one address let nobody else in, and change nothing for them", async () => {
    const hanna = await project.actor("Hanna");
    const sent = server.mails.length;
    const { url } = await inviteCompany(hanna, { email: "right@example.com" });
    expect(server.mails[sent]).toMatchObject({ to: "right@example.com" });
    expect(server.mails[sent]!.text).toContain(url);
    const body = { as: newUser("wrong@example.com"), organisation: newCompany("Wrong") };
    expect(await accept(url, body)).toMatchObject({ status: 403 });
    const { rowCount } = await server.pool.query(
      "select 1 from users where email = 'wrong@example.com'",
    );
    expect(rowCount).toBe(0);
    const right = { as: newUser("right@example.com"), organisation: newCompany("Right") };
    expect((await accept(url, right)).status).toBe(200);
  });

  it("take an organisation in that its own admin brings, and only once", async () => {
    const hanna = await project.actor("Hanna");
    const others = await seedProject(server, {
      name: "Elsewhere",
      organisations: { Painters: { Paula: "host-project-manager", Pete: "planner" } },
    });
    const organisation = { type: "mine", organisationId: others.hostId };
    const { url } = await inviteCompany(hanna);
    const pete = await others.actor("Pete");
    expect((await accept(url, { as: { type: "signed-in" }, organisation }, pete)).status).toBe(403);
    const paula = await others.actor("Paula");
    const foreign = { type: "mine", organisationId: project.hostId };
    const stolen = await accept(url, { as: { type: "signed-in" }, organisation: foreign }, paula);
    expect(stolen.status).toBe(403);
    const entered = await accept(url, { as: { type: "signed-in" }, organisation }, paula);
    expect(entered.body).toMatchObject({ organisationId: others.hostId });
    const second = await inviteCompany(hanna);
    expect(
      await accept(second.url, { as: { type: "signed-in" }, organisation }, paula),
    ).toMatchObject({ status: 409, body: { code: "project.already-participant" } });
  });

  it("give no participant a role that is the host's", async () => {
    const hanna = await project.actor("Hanna");
    const answer = await hanna.post(`/api/projects/${project.projectId}/invitations`, {
      organisationName: "Clever",
      roleId: project.roleIds["host-project-manager"],
      expiresInDays: 7,
    });
    expect(answer).toMatchObject({ status: 400, body: { code: "role.host-only" } });
  });

  it("into an organisation make a member of it", async () => {
    const hanna = await project.actor("Hanna");
    const invited = await hanna.post<Invited>("/api/organisation/invitations", {
      role: "member",
      expiresInDays: 3,
    });
    expect(invited.body).toMatchObject({ kind: "member", state: "open" });
    const entered = await accept(invited.body.url, { as: newUser("mia@example.com") });
    expect(entered.body).toMatchObject({ organisationId: project.hostId, projectId: null });
    const members = await hanna.get<{ items: { email: string; role: string }[] }>(
      "/api/organisation/members",
    );
    expect(members.body.items).toContainEqual(
      expect.objectContaining({ email: "mia@example.com", role: "member" }),
    );
  });

  it("are neither made nor seen by anybody without the right", async () => {
    const sara = await project.actor("Sara");
    const hugo = await project.actor("Hugo");
    const path = `/api/projects/${project.projectId}/invitations`;
    const body = {
      organisationName: "X",
      roleId: project.roleIds.viewer,
      expiresInDays: 1,
    };
    for (const person of [sara, hugo]) {
      expect((await person.post(path, body)).status).toBe(403);
      expect((await person.get(path)).status).toBe(403);
    }
    const member = { role: "admin", expiresInDays: 1 };
    expect((await hugo.post("/api/organisation/invitations", member)).status).toBe(403);
    expect((await server.visitor().post(path, body)).status).toBe(401);
    const stranger = await server.actor("Nobody At All");
    expect((await stranger.post(path, body)).status).toBe(404);
  });

  it("are not guessed", async () => {
    const visitor = server.visitor();
    const statuses = new Set<number>();
    for (let count = 0; count < 62; count += 1) {
      statuses.add((await visitor.get(`/api/invitations/guess${count}`)).status);
    }
    expect(statuses).toEqual(new Set([404, 429]));
  });
});
