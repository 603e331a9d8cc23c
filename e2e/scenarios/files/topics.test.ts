import { expect, test } from "vitest";
import { FilesPage } from "../../actors/files-page.ts";
import { SheetPage } from "../../actors/sheet-page.ts";
import { TopicsPage } from "../../actors/topics-page.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { RecordedTraffic } from "../../support/recorded-traffic.ts";
import { smallPdf, type PlacedWord } from "../../support/small-pdf.ts";
import { storedText } from "../../support/stored-text.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

const WORDS: readonly PlacedWord[] = Array.from({ length: 30 }, (_, at): PlacedWord => [
  `B${at}x${(at * 37) % 91}`,
  80 + (at % 6) * 110,
  90 + Math.floor(at / 6) * 90,
]);
const pdf = (name: string, words: readonly PlacedWord[]) => ({
  name,
  mimeType: "application/pdf",
  buffer: smallPdf(words),
});
const MIDDLE = [0.35, 0.35, 0.65, 0.65] as const;

test("a topic is answered by the company that was asked, closed by the one that raised it and only on grounds, and a private one never leaves its company", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const heard = new RecordedTraffic(contractor.page);
  const register = await new FilesPage(contractor).open(project);
  await register.upload([pdf("S-500_Beams_A.pdf", WORDS)]);
  await register.entry("S-500 Beams").click();
  const sheet = await new SheetPage(contractor).ready();
  const mine = await new TopicsPage(contractor).open();
  const path = new URL(contractor.page.url()).pathname;
  await supplier.open(path);
  const theirSheet = await new SheetPage(supplier).ready();
  const theirs = await new TopicsPage(supplier).open();

  await theirSheet.markFor("Our company only");
  await theirs.raise("Penalty for late steel");
  await theirs.reply("Seven percent at most");
  await theirs.back();

  await mine.raise("Which grade is this beam?", {
    region: MIDDLE,
    assignee: supplier.character.company,
  });
  await theirs.look("Which grade is this beam?");
  await theirs.reply("S355, see the list of steel");
  await mine.thread().getByText("S355, see the list of steel").waitFor();
  // What is said in the open arrives; so what is private would have, too.
  expect(await heard.holds("S355, see the list of steel")).toBe(true);
  expect(await heard.holds("Penalty for late steel")).toBe(false);
  expect(await heard.holds("Seven percent at most")).toBe(false);
  expect(await storedText(contractor.page)).not.toContain("Penalty for late steel");

  // Who was asked resolves, and does not close.
  await theirs.way("Mark as resolved").click();
  await theirs.thread().getByRole("textbox", { name: "Reason (optional)" }).fill("Grade added");
  await theirs.thread().getByRole("button", { name: "Mark as resolved" }).last().click();
  await mine.thread().getByText("Grade added").waitFor();
  await theirs
    .thread()
    .getByText(/closes this topic, or a reviewer who was not asked/)
    .waitFor();
  expect(await theirs.way("Verify and close").count()).toBe(0);
  expect(await theirs.way("Reopen").count()).toBe(0);

  // Nothing has changed yet: it closes with a name and a reason, or not at all.
  await mine.way("Verify and close").click();
  const thread = mine.thread();
  expect(await thread.getByRole("radio", { name: /was changed on revision A/ }).isDisabled()).toBe(
    true,
  );
  const close = thread.getByRole("button", { name: "Verify and close" }).last();
  expect(await close.isDisabled()).toBe(true);
  await thread.getByRole("textbox", { name: "Reason" }).fill("The list of steel says it");
  await close.click();
  await theirs.thread().getByText("signed off: no change needed").waitFor();
  await theirs.thread().getByText("The list of steel says it").waitFor();
  await mine.back();

  // A later revision with another beam in the region is grounds of its own.
  await mine.raise("Beam too weak", { region: MIDDLE, assignee: supplier.character.company });
  await sheet.saved();
  const altered = WORDS.map(([word, x, y], at): PlacedWord => [
    at % 3 === 0 ? `Q${at}z` : word,
    x,
    y,
  ]);
  await register.revise(pdf("S-500_Beams_B.pdf", altered), "B", "Stronger beams");
  await contractor.open(path);
  await sheet.ready();
  await mine.open();
  await mine.look("Beam too weak");
  await mine
    .thread()
    .getByText(/From revision A/)
    .waitFor();
  await mine
    .thread()
    .getByText(/altered since/)
    .waitFor();
  await mine.way("Verify and close").click();
  await mine
    .thread()
    .getByRole("radio", { name: /was changed on revision B/, checked: true })
    .waitFor();
  expect(await accessibilityFaults(contractor.page)).toEqual([]);
  await mine.thread().getByRole("button", { name: "Verify and close" }).last().click();
  await mine
    .thread()
    .getByText(/its region was changed on a later revision/)
    .waitFor();
  await mine.back();
  await mine.panel.getByText("0 open, 2 closed").waitFor();
  expect(await accessibilityFaults(contractor.page)).toEqual([]);
  expect(await heard.holds("Penalty for late steel")).toBe(false);

  // Out as BCF, with pictures of the places; in again nothing is doubled, and what is no BCF is refused in words.
  const bytes = await mine.saveBcf("3.0");
  expect(bytes.includes("snapshot.png")).toBe(true);
  await mine.takeBcf("again.bcf", bytes);
  await contractor.page.getByText("No new topics.").waitFor();
  await mine.panel.getByText("0 open, 2 closed").waitFor();
  await mine.takeBcf("broken.bcf", Buffer.from("no archive at all"));
  await contractor.page.getByText(/This is no BCF file that can be read/).waitFor();
});
