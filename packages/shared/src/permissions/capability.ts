/**
 * What a role may allow. Roles are sets of these, kept as data; code asks for a capability and never for a role's name.
 * A capability reaches no further than the object's own rule: `task.edit` means the tasks of one's own organisation.
 */
export const CAPABILITIES = [
  "project.manage", // host only: name, time zone, archive, columns of settings
  "project.invite", // host only: invite and end participations
  "project.people", // put people of one's own organisation on the project and change their roles
  "role.manage", // host only: define roles
  "frame.edit", // host only: calendars, phases, host milestones, columns, custom fields
  "plan.read", // frame and lanes that everyone in the project may read
  "plan.read.internal", // one's own organisation's private and host lanes; for the host, participants' host lanes
  "task.edit", // every field of one's own organisation's tasks, and their relations
  "task.progress", // progress, status, actual dates, remaining work, column and checklist of one's own organisation's tasks
  "task.comment", // comment on any task that one may read
  "lane.manage", // audience of one's own organisation's lanes and of its tasks
  "ledger.read", // ledgers within their audience
  "ledger.edit", // one's own organisation's ledgers
  "plan.import", // import files into one's own organisation's lanes
  "plan.export", // export what one may read
  "baseline.freeze", // freeze, rename and remove baselines of one's own organisation's lanes
  "project.baseline", // host only: the same of the whole project
  "history.read", // who changed what when, of what one may read
  "file.read", // the register of files, and those that everyone in the project may read
  "file.read.internal", // one's own organisation's files for itself or the host; for the host, participants' files for the host
  "file.edit", // upload, revise and describe files of one's own organisation
  "file.status", // publish and archive files of one's own organisation
  "review.markup", // mark files that one may read, on the layer of all and on one's own organisation's
  "review.status", // say how far any mark has come
  // Parts that later issues fill; roles name them already so that a stored role keeps its meaning.
  "review.comment",
  "wall.read", // walls of the project, and one's own organisation's private areas of them
  "wall.edit", // every kind of object of one's own organisation; begin, rename and archive its walls
  "wall.note", // place notes, and change those that one wrote
  "wall.react", // react to what lies on a wall
] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** Capabilities that only a role held for the host organisation can carry. */
export const HOST_ONLY_CAPABILITIES: ReadonlySet<Capability> = new Set([
  "project.manage",
  "project.invite",
  "role.manage",
  "frame.edit",
  "project.baseline",
]);

export const isCapability = (value: string): value is Capability =>
  (CAPABILITIES as readonly string[]).includes(value);
