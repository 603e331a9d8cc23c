import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { toListenError } from "./listen-error.ts";

describe("a port that cannot be listened on", () => {
  it("is named in one line when it is taken", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void holder.close());
    const address = holder.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const error = await new Promise<unknown>((resolve) => {
      createServer().once("error", resolve).listen(port, "127.0.0.1");
    });
    expect(toListenError(error, "127.0.0.1", port)).toMatchObject({
      code: "platform.port-taken",
      message: expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`),
    });
  });

  it("leaves every other error alone", () => {
    const error = new Error("something else");
    expect(toListenError(error, "127.0.0.1", 1)).toBe(error);
  });
});
