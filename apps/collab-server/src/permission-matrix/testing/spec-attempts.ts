import { nameOfPart, nameOfPerson } from "./matrix-cast.ts";
import { mayDo, mayInProject, mayRead } from "./matrix-oracle.ts";
import type { MatrixReport } from "./matrix-report.ts";
import type { MatrixWorld, Member } from "./matrix-world.ts";
import type { Ask } from "./ask.ts";

/** Every route of specifications, asked by one person. */
export async function askAboutSpecs(
  { projectId, specs }: MatrixWorld,
  { person, rest }: Member,
  report: MatrixReport,
  ask: Ask,
): Promise<void> {
  const base = `/api/projects/${projectId}/specs`;
  const may = mayInProject(person, "list its specifications");
  const { text } = await ask("list the specifications", may, rest.call("GET", base));
  const begins = mayInProject(person, "begin a specification");
  const body = { title: "Another", audience: "everyone", writers: "owner" };
  // What is allowed would stay for good.
  if (begins !== "yes") await ask("begin a specification", begins, rest.call("POST", base, body));
  for (const { owner, readBy, writers, specId, title } of specs) {
    const part = { kind: "spec", owner, readBy, writers } as const;
    const reads = mayRead(person, part);
    const cell = `REST, ${nameOfPerson(person)}: find ${nameOfPart(part)} in the list`;
    report.compare(cell, reads, text.includes(title));
    const own = owner === person.party ? mayDo(person, "write its text", part) : "no";
    const renamed = rest.call("PATCH", `${base}/${specId}`, { title });
    await ask(`rename ${nameOfPart(part)}`, reads ? own : "hidden", renamed);
  }
}
