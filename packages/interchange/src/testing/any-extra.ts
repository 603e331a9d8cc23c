import fc from "fast-check";
import {
  ASSIGNMENT_ORDER,
  BASELINE_ORDER,
  CALENDAR_ORDER,
  inSchemaOrder,
  PROJECT_ORDER,
  RESOURCE_ORDER,
  TASK_ORDER,
  type ElementOrder,
} from "../mspdi-order.ts";
import type { PlanTask, RawElement } from "../plan-file.ts";
import { rawLeaf } from "../raw-element.ts";

const TEXTS = ["", " ", "0", "x & <y>", "]]>", "钢\n柱", "a\rb", "😀", "PT0H0M0S", "0.00"];
const leaf = (names: readonly string[]): fc.Arbitrary<RawElement> =>
  fc
    .tuple(fc.constantFrom(...names), fc.constantFrom(...TEXTS))
    .map(([name, text]) => rawLeaf(name, text));

/** Elements with others in them, up to three deep, and with text between at times. */
const nested = (names: readonly string[]): fc.Arbitrary<RawElement> => {
  const inner = leaf(["FieldID", "Value", "Start", "Work", "TimephasedData"]);
  const outer = fc
    .tuple(fc.array(inner, { minLength: 1, maxLength: 3 }), fc.constantFrom("", "t"))
    .map(([children, text]) => ({ name: "Values", text, children }));
  return fc
    .tuple(
      fc.constantFrom(...names),
      fc.array(fc.oneof(inner, outer), { minLength: 1, maxLength: 3 }),
    )
    .map(([name, children]) => ({ name, text: "", children }));
};

const extras = (
  order: ElementOrder,
  leaves: string,
  parents: string,
): fc.Arbitrary<readonly RawElement[]> =>
  fc
    .array(fc.oneof(leaf(leaves.split(" ")), nested(parents.split(" "))), { maxLength: 6 })
    .map((list) => inSchemaOrder(order, list));

export const projectExtra = extras(
  PROJECT_ORDER,
  "Author BuildNumber CurrencySymbol FYStartDate NobodyKnows",
  "Views OutlineCodes ExtendedAttributes WBSMasks Own",
);
export const calendarExtra = extras(CALENDAR_ORDER, "GUID IsBaselineCalendar Odd", "Own");
export const resourceExtra = extras(
  RESOURCE_ORDER,
  "GUID ID Initials Cost b608000 Notes",
  "Baseline Rates ExtendedAttribute AvailabilityPeriods",
);
export const assignmentExtra = extras(
  ASSIGNMENT_ORDER,
  "GUID WorkContour ActualWork Stop Cost f404000",
  "Baseline ExtendedAttribute",
);
const taskExtra = extras(
  TASK_ORDER,
  "GUID CreateDate Cost ActualDuration ManualDuration HideBar Hyperlink f400000 StartVariance",
  "ExtendedAttribute OutlineCode TimephasedData",
);

const baselineRest = extras(BASELINE_ORDER, "Work Cost BCWS Interim Other", "TimephasedData");
const raw = (name: string, children: readonly RawElement[]): RawElement => ({
  name,
  text: "",
  children,
});

const FOREIGN = raw("PredecessorLink", [
  rawLeaf("PredecessorUID", "3"),
  rawLeaf("CrossProject", "1"),
  rawLeaf("CrossProjectName", "C:\\other.mpp\\3"),
]);

/** What is kept of a task: also of its baselines, of its relations, and relations to other projects. */
export const extraOfTask = (
  task: Pick<PlanTask, "baselines" | "predecessors">,
): fc.Arbitrary<readonly RawElement[]> =>
  fc
    .record({
      own: taskExtra,
      rests: fc.array(baselineRest, { minLength: 11, maxLength: 11 }),
      weeks: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      foreign: fc.boolean(),
    })
    .map(({ own, rests, weeks, foreign }) =>
      inSchemaOrder(TASK_ORDER, [
        ...own,
        ...task.baselines.flatMap(({ number }, index) => {
          const children = [rawLeaf("Number", String(number)), ...rests[index]!];
          return rests[index]!.length === 0
            ? []
            : [raw("Baseline", inSchemaOrder(BASELINE_ORDER, children))];
        }),
        ...task.predecessors.flatMap(({ uid, lagUnit }, index) =>
          lagUnit === "working" && weeks[index]
            ? [
                raw("PredecessorLink", [
                  rawLeaf("PredecessorUID", String(uid)),
                  rawLeaf("LagFormat", "9"),
                ]),
              ]
            : [],
        ),
        ...(foreign ? [FOREIGN] : []),
      ]),
    );
