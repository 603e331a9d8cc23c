import { expect, test } from "vitest";
import { FilesPage } from "../../actors/files-page.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { WallPage } from "../../actors/wall-page.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();
const SHEET = {
  name: "A-101_Plan_A.svg",
  mimeType: "image/svg+xml",
  buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>'),
};
const SECTIONS = {
  general: "Export",
  participants: "Companies on this project",
  people: "Our people",
  roles: "Roles of this project",
  lanes: "Parts and who reads them",
};

test.for(["light", "dark"] as const)(
  "axe-core finds nothing on any screen, %s",
  async (colourScheme) => {
    const visitor = await stage.arrive("outsider", { colourScheme });
    const faults: string[] = [];
    const look = async (actor: typeof visitor, path: string, heading: string | RegExp) => {
      await actor.open(path);
      await actor.page.getByText(heading).first().waitFor();
      faults.push(...(await accessibilityFaults(actor.page)).map((fault) => `${path}: ${fault}`));
    };
    await look(visitor, "/sign-in", "Sign in");
    await look(visitor, "/register", "Register");
    await look(visitor, "/forgot-password", "Forgot password");

    const contractor = await stage.enter("contractor", { colourScheme });
    const supplier = await stage.enter("supplier", { colourScheme });
    const project = await stage.project(contractor, [[supplier, "planner"]]);
    const plan = await new PlanPage(contractor).open(project);
    await plan.add("Dig the pit");
    await plan.saved();
    await look(contractor, "/", "North Quay");
    await look(contractor, "/projects/new", "New project");
    await look(contractor, "/organisation", "Grand Contractors");
    await look(contractor, "/profile", "About me");
    await look(supplier, `${project.path}/plan`, "Dig the pit");
    await look(contractor, `${project.path}/plan`, "Dig the pit");
    await look(contractor, `${project.path}/board`, "Dig the pit");
    await look(contractor, `${project.path}/resources`, "Nobody has more to do");
    await look(contractor, `${project.path}/documents`, "No documents yet");
    const files = new FilesPage(contractor);
    await files.upload([SHEET]);
    await files.entry("A-101 Plan").click();
    await contractor.page.getByRole("application").waitFor();
    faults.push(...(await accessibilityFaults(contractor.page)).map((fault) => `sheet: ${fault}`));
    await look(contractor, `${project.path}/reviews`, "No reviews yet");
    const { items } = await contractor.rest.call<{ items: { id: string }[] }>(
      "get",
      `/api/projects/${project.id}/files`,
    );
    await contractor.rest.call("post", `/api/projects/${project.id}/review-rounds`, {
      title: "Plan of level 1",
      order: "in-order",
      subjects: items.map(({ id }) => ({ kind: "file", id })),
      reviewers: [{ organisationId: contractor.organisationId, dueOn: "2026-01-05" }],
    });
    await look(contractor, `${project.path}/reviews`, "A-101");
    await contractor.page.getByRole("link", { name: "R1" }).click();
    await contractor.page.getByRole("button", { name: "Answer on A-101" }).waitFor();
    faults.push(...(await accessibilityFaults(contractor.page)).map((fault) => `review: ${fault}`));
    await look(contractor, `${project.path}/promises`, "Nothing promised for this week");
    const wall = new WallPage(contractor);
    const path = await wall.begin(project, "Pull plan");
    await wall.note("Bring the crane");
    await wall.entry("Bring the crane").click();
    faults.push(...(await accessibilityFaults(contractor.page)).map((fault) => `wall: ${fault}`));
    await contractor.page.getByRole("button", { name: "Meeting", exact: true }).click();
    await contractor.page.getByRole("menuitem", { name: "Begin a meeting" }).click();
    await contractor.page.getByRole("button", { name: "Begin", exact: true }).click();
    await contractor.page.getByRole("button", { name: "Begin: Look ahead six weeks" }).click();
    await contractor.page.getByRole("timer").waitFor();
    faults.push(
      ...(await accessibilityFaults(contractor.page)).map((fault) => `meeting: ${fault}`),
    );
    await look(supplier, `${project.path}/walls`, "Pull plan");
    await look(supplier, path, "Broken hand-offs");
    await contractor.rest.call("post", `/api/projects/${project.id}/baselines`, {
      name: "Contract",
      scope: { kind: "project" },
    });
    await look(contractor, `${project.path}/progress`, "Nothing has moved.");
    for (const [section, heading] of Object.entries(SECTIONS))
      await look(contractor, `${project.path}/settings/${section}`, heading);
    expect(faults).toEqual([]);
  },
);
