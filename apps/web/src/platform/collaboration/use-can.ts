import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import { canComment } from "@parley/shared/permissions/comment-policy.ts";
import type { Decision } from "@parley/shared/permissions/decision.ts";
import { denied } from "@parley/shared/permissions/decision.ts";
import { canEditFrame } from "@parley/shared/permissions/frame-policy.ts";
import {
  canCreateTask,
  canEditChecks,
  canEditDescription,
  canEditPromises,
  canEditRelations,
  canEditResources,
  canSetTaskField,
} from "@parley/shared/permissions/task-policy.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { useMemo, useSyncExternalStore } from "react";
import { useFacts } from "./project-hooks.ts";
import { useProjectSession } from "./use-project-session.ts";

/** What the policy says about the ydocs of this project, for hiding and explaining. The server asks the same policy. */
export type Can = {
  readonly createTask: (ydocId: YdocId) => Decision;
  readonly setTaskField: (ydocId: YdocId, field: string) => Decision;
  readonly editDescription: (ydocId: YdocId) => Decision;
  readonly editChecks: (ydocId: YdocId) => Decision;
  readonly editPromises: (ydocId: YdocId) => Decision;
  readonly editRelations: (ydocId: YdocId) => Decision;
  readonly editResources: (ydocId: YdocId) => Decision;
  readonly comment: (ydocId: YdocId) => Decision;
  readonly editFrame: () => Decision;
};

export function useCan(): Can {
  const { lines } = useProjectSession();
  const { standing } = useFacts();
  const known = useSyncExternalStore(lines.subscribe, lines.get);
  return useMemo(() => {
    const within = (ydocId: YdocId, ask: (place: YdocPlace) => Decision): Decision => {
      const line = known.get(ydocId);
      return line === undefined ? denied("access.not-found") : ask(line.place);
    };
    return {
      createTask: (ydocId) => within(ydocId, (place) => canCreateTask(standing, place)),
      setTaskField: (ydocId, field) =>
        within(ydocId, (place) => canSetTaskField(standing, place, field)),
      editDescription: (ydocId) => within(ydocId, (place) => canEditDescription(standing, place)),
      editChecks: (ydocId) => within(ydocId, (place) => canEditChecks(standing, place)),
      editPromises: (ydocId) => within(ydocId, (place) => canEditPromises(standing, place)),
      editRelations: (ydocId) => within(ydocId, (place) => canEditRelations(standing, place)),
      editResources: (ydocId) => within(ydocId, (place) => canEditResources(standing, place)),
      comment: (ydocId) => within(ydocId, (place) => canComment(standing, place)),
      editFrame: () => canEditFrame(standing, { kind: "frame" }),
    };
  }, [known, standing]);
}
