import type { Page } from "playwright-core";

/** Everything that a page was sent after this call: frames of its sockets and bodies of its requests. */
export class RecordedTraffic {
  readonly #chunks: Buffer[] = [];
  readonly #bodies: Promise<void>[] = [];

  constructor(page: Page) {
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => this.#chunks.push(Buffer.from(payload)));
    });
    page.on("response", (response) => {
      if (!response.url().includes("/api/")) return;
      const body = response.body().then(
        (bytes) => void this.#chunks.push(bytes),
        // Redirects and answers without a body have nothing to read.
        () => undefined,
      );
      this.#bodies.push(body);
    });
  }

  async holds(text: string): Promise<boolean> {
    await Promise.all(this.#bodies);
    return this.#chunks.some((chunk) => chunk.includes(text));
  }
}
