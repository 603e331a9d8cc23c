import { afterEach, expect, test } from "vitest";
import { CollabSocket } from "./collab-socket.ts";

/** A socket on a line that has gone dead: it never hears back, so that it never finishes closing. */
class DeadLineSocket extends EventTarget {
  static readonly made: DeadLineSocket[] = [];
  readyState: number = WebSocket.CONNECTING;

  constructor() {
    super();
    DeadLineSocket.made.push(this);
  }

  open(): void {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  close(): void {
    this.readyState = WebSocket.CLOSING;
  }

  send(): void {}
}

const sockets: CollabSocket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  DeadLineSocket.made.length = 0;
});

function connect(): { socket: CollabSocket; line: DeadLineSocket } {
  const socket = new CollabSocket({
    url: "ws://nowhere.example/collab",
    autoConnect: false,
    WebSocketPolyfill: DeadLineSocket,
  });
  sockets.push(socket);
  void socket.connect();
  return { socket, line: DeadLineSocket.made.at(-1)! };
}

test("a network that went is told at once, though the socket cannot finish closing", () => {
  const { socket, line } = connect();
  line.open();
  expect(socket.status).toBe("connected");
  socket.reconsider();
  expect(socket.status).toBe("disconnected");
  expect(line.readyState).toBe(WebSocket.CLOSING);
});

test("a socket that was about to open when the network went does not stay", () => {
  const { socket, line } = connect();
  socket.reconsider();
  line.open();
  expect(socket.status).not.toBe("connected");
});

test("a socket that was ended for good is not opened again by the network's return", () => {
  const { socket, line } = connect();
  line.open();
  socket.halt();
  socket.reconsider();
  expect(DeadLineSocket.made).toHaveLength(1);
});
