import type { PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { ServerToClientEvents } from "@parley/shared/protocol/live-events.ts";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { boundariesQuery, useLiveSocket } from "../live/live-provider.tsx";
import { openProjectSession } from "./open-project-session.ts";
import type { ProjectSession } from "./project-session.ts";
import { ProjectSessionContext } from "./use-project-session.ts";
import { SessionNotices } from "./session-notices.tsx";
import { SessionSlots } from "./session-slots.tsx";
import { UndoKeys } from "./undo-keys.tsx";
import { SessionWaiting } from "./session-waiting.tsx";

/** Opens the project's live session for as long as it is shown. */
export function ProjectSessionProvider(props: { projectId: ProjectId; children: ReactNode }) {
  const { projectId, children } = props;
  const [session, setSession] = useState<ProjectSession | null>(null);
  useEffect(() => {
    const opening = openProjectSession(projectId);
    let isCurrent = true;
    void opening.ready.then((opened) => {
      if (isCurrent) setSession(opened);
    });
    return () => {
      isCurrent = false;
      opening.close();
    };
  }, [projectId]);
  if (session === null) return <SessionWaiting />;
  return (
    <ProjectSessionContext value={session}>
      <LiveChanges session={session} projectId={projectId} />
      <SessionSlots />
      <SessionNotices />
      <UndoKeys />
      {children}
    </ProjectSessionContext>
  );
}

/** The catalog is pushed; whatever else changed of the project is read again. */
function LiveChanges({ session, projectId }: { session: ProjectSession; projectId: ProjectId }) {
  const socket = useLiveSocket();
  // The live connection keeps what it was told, also before this session stood.
  const { data: bounds } = useQuery<PartBounds>({
    queryKey: boundariesQuery(projectId),
    queryFn: skipToken,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (bounds !== undefined) session.followBoundaries(bounds);
  }, [session, bounds]);
  useEffect(() => {
    const handleCatalog = (event: Parameters<Listener<"catalog">>[0]): void => {
      if (event.projectId === projectId) void session.followCatalog(event.entries);
    };
    const handleChanged = (event: { projectId: ProjectId }): void => {
      if (event.projectId === projectId) void session.refresh();
    };
    socket.on("catalog", handleCatalog);
    socket.on("project-changed", handleChanged);
    const handleNetwork = (): void => session.reconsiderConnection();
    globalThis.addEventListener("online", handleNetwork);
    globalThis.addEventListener("offline", handleNetwork);
    return () => {
      socket.off("catalog", handleCatalog);
      socket.off("project-changed", handleChanged);
      globalThis.removeEventListener("online", handleNetwork);
      globalThis.removeEventListener("offline", handleNetwork);
    };
  }, [socket, session, projectId]);
  return null;
}

type Listener<K extends keyof ServerToClientEvents> = ServerToClientEvents[K];
