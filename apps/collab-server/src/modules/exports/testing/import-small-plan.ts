import { until } from "../../../platform/testing/postgres-processes.ts";
import type { Actor } from "../../../testing/test-server.ts";

/** A task and a milestone that bear the name. */
const plan = (name: string): string =>
  `<Project xmlns="http://schemas.microsoft.com/project"><Tasks><Task><UID>1</UID><Name>${name}</Name><OutlineLevel>1</OutlineLevel><Notes>${name} notes</Notes></Task><Task><UID>2</UID><Name>Topping out ${name}</Name><OutlineLevel>1</OutlineLevel><Milestone>1</Milestone><Duration>PT0H0M0S</Duration></Task></Tasks></Project>`;

/** Into a lane of the actor's own organisation. */
export async function importSmallPlan(
  actor: Actor,
  projectId: string,
  name: string,
  audience: string,
): Promise<void> {
  const root = `/api/projects/${projectId}`;
  const form = new FormData();
  form.append("file", new Blob([plan(name)]), "a.xml");
  const begun = await actor.send<{ importId: string }>("POST", `${root}/imports`, { body: form });
  const path = `${root}/imports/${begun.body.importId}`;
  const state = async () => (await actor.get<{ state: string }>(path)).body.state;
  await until(async () => (await state()) === "ready");
  const answer = await actor.post(`${path}/commit`, { mapping: { by: "one", audience } });
  if (answer.status !== 202) throw new Error(`the import was refused: ${answer.status}`);
  await until(async () => (await state()) === "done");
}
