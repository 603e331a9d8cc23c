/** The plan of the project as a table. */
export function PlanPage() {
  return null;
}
