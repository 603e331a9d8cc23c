import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { Notification } from "@parley/shared/protocol/live-events.ts";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { NOTIFICATIONS_KEY } from "../api/notification-api.ts";
import { createLiveSocket, type LiveSocket } from "./live-client.ts";

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
    followServer(socket, client);
    socket.on("session-ended", ({ code }) => onSessionEnded(code));
    socket.on("notification", onNotification);
    socket.connect();
    return () => {
      socket.removeAllListeners();
      socket.disconnect();
    };
  }, [socket, client, sessionKey, onSessionEnded, onNotification]);
  return <LiveContext value={socket}>{props.children}</LiveContext>;
}

/** What the server tells replaces or invalidates what was fetched; after a lost connection everything live is asked again. */
function followServer(socket: LiveSocket, client: QueryClient): void {
  const again = (...queryKey: readonly string[]) => void client.invalidateQueries({ queryKey });
  socket.on("project-changed", ({ projectId }) => again("project", projectId));
  socket.on("projects-changed", () => again("projects"));
  socket.on("catalog", ({ projectId, entries }) => {
    client.setQueryData(["catalog", projectId], entries);
  });
  socket.on("online", ({ projectId, people }) => {
    client.setQueryData(["online", projectId], people);
  });
  socket.on("notification", () => again(...NOTIFICATIONS_KEY));
  socket.on("import-progress", ({ importId }) => again("import", importId));
  let wasConnected = false;
  socket.on("connect", () => {
    if (wasConnected) {
      for (const key of ["projects", "project", "online", "notifications", "import"]) again(key);
    }
    wasConnected = true;
  });
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
