/** The task that `?task=<id>` names, beside whatever view is open. */
export function TaskPanel() {
  return null;
}
