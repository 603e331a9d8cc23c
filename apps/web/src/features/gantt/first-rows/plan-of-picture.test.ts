import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { pictureOf, type PlanPicture } from "@parley/shared/pictures/plan-picture.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import { expect, test } from "vitest";
import { ChartModel } from "../model/chart-model.ts";
import { ganttRows, type RowFacts } from "../model/gantt-rows.ts";
import { smallPlan } from "../model/testing/small-plan.ts";
import { pictureTexts } from "./picture-texts.ts";
import { pictureWords } from "./picture-words.ts";
import { planOfPicture } from "./plan-of-picture.ts";

const facts: RowFacts = {
  today: "2026-03-11",
  colourOf: (id) => (id === "ours" ? 2 : 9),
  isMine: () => false,
};
const COLUMNS = ["wbs", "start", "finish", "duration", "float"] as const;
const plan = smallPlan(
  {
    stage: {},
    dig: { parent: "stage", duration: 9_600 },
    pour: { parent: "stage", org: "theirs" },
    done: { milestone: true, duration: 0, deadline: "2026-03-10T17:00" },
  },
  ["dig>pour", "pour>done"],
);
const organisations = ["ours", "theirs"].map((id, at) => ({
  id: id as OrganisationId,
  name: id,
  code: id.slice(0, 2),
  colour: at + 1,
}));
/** As it comes over the wire. */
const picture = JSON.parse(
  JSON.stringify(
    pictureOf(plan, {
      timeZone: "Asia/Shanghai",
      dataDate: null,
      calendar: STANDARD_CALENDAR,
      organisations,
    }),
  ),
) as PlanPicture;

function modelOf(shown: Pick<Plan, "rows" | "byId" | "relations">, folded: readonly string[]) {
  const whole = shown as Plan;
  const model = new ChartModel();
  model.update(ganttRows(whole, new Set(folded), []), whole, facts);
  const { kind, flags, colour, progress, start, finish, deadline, from, to } = model;
  const { count, predecessor, successor, type } = model.relations;
  const ids = model.rows.map(({ id, row }) => [id, row.depth, row.wbs, row.start, row.finish]);
  return [
    ids,
    [kind, flags, colour, progress, start, finish, deadline].map((column) => [...column]),
    [from, to, count, [...predecessor], [...successor], [...type]],
  ];
}

test.each([[[]], [["stage"]]])(
  "a picture draws the same bars as its plan, with %j folded",
  (folded) => {
    expect(modelOf(planOfPicture(picture), folded)).toEqual(modelOf(plan, folded));
  },
);

test("the table of a picture says names, dates and durations in both languages", () => {
  const rows = ganttRows(planOfPicture(picture) as Plan, new Set(), []);
  const said = (wanted: string) => {
    const texts = pictureTexts(picture, facts.today, pictureWords([wanted]), COLUMNS);
    return rows.map((row) => [
      texts.of(row).name,
      texts.of(row).organisation?.code,
      ...texts.of(row).cells.map(({ text }) => text),
    ]);
  };
  expect(said("en")[1]).toEqual(["dig", "ou", "1.1", "9 Mar", "10 Mar", "2 d", expect.any(String)]);
  expect(said("zh-TW")[1]!.slice(3)).toEqual(["3月9日", "3月10日", "2 天", expect.any(String)]);
});
