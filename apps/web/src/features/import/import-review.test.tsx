import { cleanup, fireEvent, screen } from "@testing-library/react";
import type { OrganisationId, ProjectId } from "@parley/shared/primitives/ids.ts";
import { afterEach, expect, test, vi } from "vitest";
import type {
  ImportMapping,
  ImportSummary,
  Project,
  TableColumns,
} from "../../platform/api/contract.ts";
import { renderApp } from "../../ui/testing/render-app.tsx";
import { ImportReview } from "./import-review.tsx";

afterEach(cleanup);

const HOST = "host" as OrganisationId;
const STEEL = "steel" as OrganisationId;
const participant = (organisationId: OrganisationId, name: string, isHost: boolean) => ({
  organisationId,
  name,
  code: name.slice(0, 2),
  colour: 1,
  isHost,
  endedAt: null,
});
const summary: ImportSummary = {
  title: "Tower",
  taskCount: 12,
  relationCount: 4,
  resourceCount: 1,
  calendarCount: 1,
  start: "2026-03-09T08:00",
  finish: "2026-05-06T17:00",
  resources: [{ name: "Hongyue Steel", taskCount: 5 }],
  branches: [],
  findings: [{ code: "task.blank-row", count: 3, example: "" }],
  table: null,
};
const projectOf = (isHost: boolean): Project => ({
  id: "p" as ProjectId,
  name: "Tower",
  timeZone: "UTC",
  archivedAt: null,
  hostOrganisationId: HOST,
  standing: { organisationId: isHost ? HOST : STEEL, isHost, capabilities: ["plan.import"] },
  participants: [participant(HOST, "Hengzhu", true), participant(STEEL, "Hongyue Steel", false)],
  people: [],
  roles: [],
});
async function open(isHost: boolean, table: ImportSummary["table"] = null) {
  const onReadAgain = vi.fn<(columns: TableColumns) => void>();
  const onCommit = vi.fn<(mapping: ImportMapping) => void>();
  await renderApp(
    <ImportReview
      fileName="tower.xml"
      summary={{ ...summary, table }}
      project={projectOf(isHost)}
      error={null}
      isPending={false}
      isReadingAgain={false}
      readAgainError={null}
      onReadAgain={onReadAgain}
      onCommit={onCommit}
      onCancel={() => undefined}
    />,
  );
  return { onCommit, onReadAgain };
}

test("what the file holds is told in numbers, days and words", async () => {
  await open(true);
  expect(screen.getByText("9 Mar 2026")).toBeTruthy();
  expect(screen.getByText("Blank rows were left out.")).toBeTruthy();
  expect(screen.getByText("1 remark on what was read")).toBeTruthy();
});

test("the host deals tasks out by resource, with the likely organisation proposed", async () => {
  const { onCommit } = await open(true);
  fireEvent.click(screen.getByLabelText("By resource"));
  fireEvent.click(screen.getByRole("button", { name: "Import 12 tasks" }));
  expect(onCommit).toHaveBeenCalledWith({
    by: "resource",
    audience: "everyone",
    rest: HOST,
    assignments: [{ key: "Hongyue Steel", organisationId: STEEL }],
  });
});

test("a participant imports into its own part only", async () => {
  const { onCommit } = await open(false);
  expect(screen.queryByLabelText("By resource")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Import 12 tasks" }));
  expect(onCommit).toHaveBeenCalledWith({
    by: "one",
    audience: "everyone",
    organisationId: STEEL,
  });
});

test("a column of a table is said to mean something else, and the table read again", async () => {
  const { onReadAgain } = await open(true, {
    fields: ["name", null],
    columns: [
      { heading: "Task", samples: ["Weld"] },
      { heading: "Due", samples: ["3/5/2026"] },
    ],
    dateOrder: null,
    durationUnit: "d",
  });
  expect(screen.getByRole("button", { name: "Read again" })).toHaveProperty("disabled", true);
  fireEvent.click(screen.getByRole("combobox", { name: "Meaning of Due" }));
  fireEvent.click(await screen.findByRole("option", { name: "Finish" }));
  fireEvent.click(screen.getByRole("button", { name: "Read again" }));
  expect(onReadAgain).toHaveBeenCalledWith({
    fields: ["name", "finish"],
    dateOrder: null,
    durationUnit: "d",
  });
});
