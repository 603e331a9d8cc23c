import { expect, test } from "vitest";
import { PlanPage } from "../../actors/plan-page.ts";
import { storedText } from "../../support/stored-text.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("a company whose participation ends while it edits loses the plan at once, and its copies", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const mine = await new PlanPage(contractor).open(project);
  const theirs = await new PlanPage(supplier).open(project);
  await mine.add("Dig the secret pit");
  await theirs.sees("Dig the secret pit");
  await theirs.add("Deliver the steel");
  await theirs.saved();
  await expect.poll(() => storedText(supplier.page)).toContain("Dig the secret pit");

  await contractor.open(`${project.path}/settings/participants`);
  await contractor.page.getByRole("button", { name: "End participation of Steel Supply" }).click();
  await contractor.page
    .getByRole("dialog")
    .getByRole("button", { name: "End participation" })
    .click();

  await supplier.page.getByText("You no longer take part in this project.").waitFor();
  await expect.poll(() => supplier.page.getByText("Dig the secret pit").count()).toBe(0);
  await expect.poll(() => storedText(supplier.page)).not.toContain("Dig the secret pit");
  await supplier.open(`${project.path}/plan`);
  await expect.poll(() => supplier.page.getByText("Dig the secret pit").count()).toBe(0);
  // What they planned for everybody stays.
  await mine.open(project);
  await mine.sees("Deliver the steel");
});

test("a refused edit is told in words, the replica recovers, and later edits are saved", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor);
  const reads = ["plan.read", "plan.read.internal", "history.read"];
  const role = await stage.defineRole(project, contractor, "Builder", [...reads, "task.edit"]);
  await stage.join(project, contractor, supplier, role);
  const rights = `/api/projects/${project.id}/roles/${role.id}`;

  // The page anticipates with the rights that it knew: what would tell it of the new ones is held back.
  let isDeaf = false;
  await supplier.page.routeWebSocket(/\/(?:socket\.io|collab)/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const tells = /rights-changed|project-changed|catalog/.test(Buffer.from(message).toString());
      if (!(isDeaf && tells)) socket.send(message);
    });
  });
  const mine = await new PlanPage(contractor).open(project);
  const theirs = await new PlanPage(supplier).open(project);
  await theirs.add("Deliver the steel");
  await theirs.saved();
  await mine.sees("Deliver the steel");

  isDeaf = true;
  await contractor.rest.call("patch", rights, { capabilities: reads });
  await theirs.retype("Deliver the steel", "Deliver twice the steel");
  await theirs.says(/^Refused: /);
  await theirs.sees("Deliver the steel");
  expect(await mine.row("Deliver twice the steel").count()).toBe(0);
  await supplier.page.getByRole("button", { name: "See what" }).click();
  const dialog = supplier.page.getByRole("dialog", { name: "Not saved" });
  await dialog.getByText("Deliver twice the steel").first().waitFor();
  await dialog.getByRole("button", { name: "Done, go on" }).click();
  await theirs.saved();

  isDeaf = false;
  await contractor.rest.call("patch", rights, { capabilities: [...reads, "task.edit"] });
  await theirs.lock("Deliver the steel").waitFor({ state: "detached" });
  await theirs.rename("Deliver the steel", "Deliver the long steel");
  await theirs.saved();
  await mine.sees("Deliver the long steel");
});
