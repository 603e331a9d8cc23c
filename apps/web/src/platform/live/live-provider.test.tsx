import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { LiveProvider, useWatchProject } from "./live-provider.tsx";

const { socket, sent } = vi.hoisted(() => {
  const listeners = new Map<string, Set<() => void>>();
  const sent: string[] = [];
  const socket = {
    connected: false,
    on: (event: string, listener: () => void) => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    off: (event: string, listener: () => void) => void listeners.get(event)?.delete(listener),
    removeAllListeners: () => listeners.clear(),
    emit: (event: string) => void sent.push(event),
    connect: () => {
      socket.connected = true;
      for (const listener of listeners.get("connect") ?? []) listener();
    },
    disconnect: () => {
      socket.connected = false;
    },
  };
  return { socket, sent };
});
vi.mock("./live-client.ts", () => ({ createLiveSocket: () => socket }));

function Page() {
  useWatchProject("project");
  return null;
}

const page = (onNotification: () => void) => (
  <QueryClientProvider client={new QueryClient()}>
    <LiveProvider sessionKey="a" onSessionEnded={() => undefined} onNotification={onNotification}>
      <Page />
    </LiveProvider>
  </QueryClientProvider>
);

it("goes on watching the project when the connection is made anew", () => {
  const { rerender, unmount } = render(page(() => undefined));
  expect(sent).toEqual(["watch-project"]);
  rerender(page(() => undefined));
  expect(sent).toEqual(["watch-project", "watch-project"]);
  unmount();
  expect(sent.at(-1)).toBe("unwatch-project");
});
