import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { patchPartBounds } from "@parley/schedule/parts/part-bounds-patch.ts";
import { NO_PART_BOUNDS, type PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { Notification, ServerToClientEvents } from "@parley/shared/protocol/live-events.ts";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { meetingsKey } from "../api/meeting-api.ts";
import { NOTIFICATIONS_KEY } from "../api/notification-api.ts";
import { reviewsKey } from "../api/review-api.ts";
import { baselinesKey } from "../baselines/baseline-api.ts";
import { createLiveSocket, type LiveSocket } from "./live-client.ts";

/** Where the boundaries of a project lie, as the server last told them. */
export const boundariesQuery = (projectId: string): readonly string[] => ["boundaries", projectId];

const LiveContext = createContext<LiveSocket | null>(null);

/** Mounted while somebody is signed in. `sessionKey` names who acts for whom: another one is another socket. */
export function LiveProvider(props: {
  sessionKey: string;
  onSessionEnded: (code: ErrorCode) => void;
  onNotification: (notification: Notification) => void;
  children: ReactNode;
}) {
  const { sessionKey, onSessionEnded, onNotification } = props;
  const client = useQueryClient();
  const [socket] = useState(createLiveSocket);
  useEffect(() => {
    const unfollow = listen(socket, {
      ...followServer(client),
      "session-ended": ({ code }) => onSessionEnded(code),
    });
    socket.on("notification", onNotification);
    socket.connect();
    return () => {
      // Only what was added here: views below have listeners of their own, which the next connection needs.
      unfollow();
      socket.off("notification", onNotification);
      socket.disconnect();
    };
  }, [socket, client, sessionKey, onSessionEnded, onNotification]);
  return <LiveContext value={socket}>{props.children}</LiveContext>;
}

type Listeners = Partial<ServerToClientEvents> & { connect?: () => void };

function listen(socket: LiveSocket, listeners: Listeners): () => void {
  const added = Object.entries(listeners) as ["connect", () => void][];
  for (const [event, listener] of added) socket.on(event, listener);
  return () => {
    for (const [event, listener] of added) socket.off(event, listener);
  };
}

/** What the server tells replaces or invalidates what was fetched; after a lost connection everything live is asked again. */
function followServer(client: QueryClient): Listeners {
  const again = (...queryKey: readonly string[]) => void client.invalidateQueries({ queryKey });
  let wasConnected = false;
  return {
    "project-changed": ({ projectId }) => again("project", projectId),
    "files-changed": ({ projectId }) => {
      again("files", projectId);
      again(...reviewsKey(projectId));
    },
    "reviews-changed": ({ projectId }) => again(...reviewsKey(projectId)),
    "meeting-changed": ({ projectId, wallId }) => again(...meetingsKey(projectId, wallId)),
    "projects-changed": () => again("projects"),
    "baselines-changed": ({ projectId }) => again(...baselinesKey(projectId)),
    catalog: ({ projectId, entries }) => {
      client.setQueryData(["catalog", projectId], entries);
    },
    boundaries: (event) => {
      client.setQueryData<PartBounds>(boundariesQuery(event.projectId), (before) =>
        "bounds" in event ? event.bounds : patchPartBounds(before ?? NO_PART_BOUNDS, event.patch),
      );
    },
    online: ({ projectId, people }) => {
      client.setQueryData(["online", projectId], people);
    },
    notification: () => again(...NOTIFICATIONS_KEY),
    "import-progress": ({ importId }) => again("import", importId),
    connect: () => {
      if (wasConnected) {
        for (const key of [
          "projects",
          "project",
          "files",
          "reviews",
          "online",
          "notifications",
          "import",
        ])
          again(key);
      }
      wasConnected = true;
    },
  };
}

export function useLiveSocket(): LiveSocket {
  const socket = useContext(LiveContext);
  if (socket === null) throw new Error("Used outside LiveProvider");
  return socket;
}

/** Tells the server which project this tab shows, again after every reconnection. */
export function useWatchProject(projectId: string): void {
  const socket = useLiveSocket();
  useEffect(() => {
    const watch = () => socket.emit("watch-project", projectId, () => undefined);
    if (socket.connected) watch();
    socket.on("connect", watch);
    return () => {
      socket.off("connect", watch);
      socket.emit("unwatch-project");
    };
  }, [socket, projectId]);
}
