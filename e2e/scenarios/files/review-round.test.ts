import { expect, test } from "vitest";
import { FilesPage } from "../../actors/files-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

const drawing = (name: string) => ({
  name,
  mimeType: "image/svg+xml",
  buffer: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><text y="50">${name}</text></svg>`,
  ),
});

test("a review goes from the one who asks to the one who answers, and a new revision asks anew", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const outsider = await stage.enter("supervisor");
  const project = await stage.project(contractor, [
    [supplier, "supplier-representative"],
    [outsider, "planner"],
  ]);
  const files = await new FilesPage(contractor).open(project);
  await files.upload([drawing("S-308_Framing_A.svg")]);
  await files.entry("S-308 Framing").click();
  const { page } = contractor;
  await page.getByRole("link", { name: "Ask for review" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Organisation of reviewer 1").click();
  await page.getByRole("option", { name: supplier.character.company }).click();
  await dialog.getByRole("button", { name: "Open the review" }).click();
  await page.getByText("answers on 1 file").waitFor();

  // The supplier finds what waits for it, and answers.
  const theirs = supplier.page;
  await theirs.goto(`${stage.url}${project.path}/reviews`);
  await theirs.getByRole("link", { name: "R1 S-308 Framing" }).click();
  const answer = async (choice: string, reason: string) => {
    await theirs.getByRole("button", { name: "Answer on S-308" }).click();
    const form = theirs.getByRole("dialog");
    await form.getByLabel(choice, { exact: true }).check();
    await form.getByRole("textbox").fill(reason);
    await form.getByRole("button", { name: "Give this answer" }).click();
    await form.waitFor({ state: "detached" });
  };
  await answer("Revise and send again", "The sleeves are too small");
  await page.getByText("revises 1 file").waitFor();

  // A new revision resets the answer, on both screens.
  const round = page.url();
  await page.getByRole("link", { name: "S-308 Framing" }).click();
  const next = page.getByLabel("New revision").and(page.locator("input"));
  await next.setInputFiles([drawing("S-308_Framing_B.svg")]);
  await page.getByLabel("What changed, and why").fill("Sleeves widened");
  await page.getByRole("button", { name: "Upload revision" }).click();
  await page.getByText("2 revisions").waitFor();
  await theirs.getByText("“Revise and send again” on revision A counts no more").waitFor();
  await answer("Approved", "");

  await page.goto(round);
  await page.getByText("can close the review").waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "Close the review" }).click();
  await theirs.getByText("Approved by all").waitFor();
  expect(await theirs.getByRole("button", { name: "Answer on S-308" }).count()).toBe(0);

  // Who does not take part learns nothing of it.
  await outsider.page.goto(`${stage.url}${project.path}/reviews`);
  await outsider.page.getByText("No reviews yet").waitFor();
  await outsider.page.goto(round);
  await outsider.page.getByText("This review is not here").waitFor();
});
