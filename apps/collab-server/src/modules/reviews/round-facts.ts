import { canReadFile } from "@parley/shared/permissions/file-policy.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { RoundFacts } from "@parley/shared/review/review-round.ts";
import type { Reader } from "../../db/database.ts";
import { filesOfProject, revisionsOfFiles, type FileRow, type RevisionRow } from "../files/api.ts";
import type { RoundRow, SubjectRow } from "./review-repository.ts";

/** What rounds are about, with all of its revisions, the newest first. */
export type Subject = {
  readonly place: FileRow;
  readonly revisions: readonly RevisionRow[];
};
export type Subjects = ReadonlyMap<string, Subject>;

export async function subjectsOf(
  db: Reader,
  projectId: ProjectId,
  ids: Iterable<string>,
): Promise<Subjects> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return new Map();
  const files = (await filesOfProject(db, projectId)).filter(({ id }) => wanted.has(id));
  const revisions = await revisionsOfFiles(
    db,
    files.map(({ id }) => id),
  );
  return new Map(
    files.map((place) => [place.id, { place, revisions: revisions.get(place.id) ?? [] }]),
  );
}

/** The revision that counts: the newest, or the one that was when the round closed. */
export function countingRevision(subject: Subject, row: SubjectRow): RevisionRow | undefined {
  return row.closedRevisionId === null
    ? subject.revisions[0]
    : subject.revisions.find(({ id }) => id === row.closedRevisionId);
}

/** A round as the pure functions want it, with only those subjects that `isShown` lets through. */
export function factsOf(
  row: RoundRow,
  subjects: Subjects,
  isShown: (subject: Subject) => boolean = () => true,
): RoundFacts {
  const shown = row.subjects.flatMap((each) => {
    const subject = subjects.get(each.id);
    const revision = subject === undefined ? undefined : countingRevision(subject, each);
    if (subject === undefined || revision === undefined || !isShown(subject)) return [];
    const { organisationId } = subject.place;
    return [{ kind: each.kind, id: each.id, organisationId, revisionId: revision.id }];
  });
  const ids = new Set(shown.map(({ id }) => id));
  return {
    organisationId: row.organisationId,
    order: row.order,
    reviewers: row.reviewers,
    subjects: shown,
    answers: row.answers.filter(({ subjectId }) => ids.has(subjectId)),
    isClosed: row.closedAt !== null,
  };
}

/** A round as one reader may know it. */
export const factsFor = (standing: Standing, row: RoundRow, subjects: Subjects): RoundFacts =>
  factsOf(row, subjects, ({ place }) => canReadFile(standing, place).allowed);
