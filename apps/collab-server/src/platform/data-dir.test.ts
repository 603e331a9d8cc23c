import { spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDataDir } from "./data-dir.ts";
import { identifyProcess } from "./process-identity.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const isRoot = process.getuid?.() === 0;

function writeLock(folder: string, number: number, pid: number, identity: string | null): void {
  writeFileSync(join(folder, `lock.${number}`), JSON.stringify({ pid, identity }));
}

describe("the data folder", () => {
  it("is created with those above it, and is closed to others", () => {
    const path = join(temporaryFolder(), "a", "b");
    openDataDir(path);
    expect(statSync(path).mode & 0o066).toBe(0);
  });

  it.runIf(process.platform === "linux")("is refused at once where no folder can be made", () => {
    expect(() => openDataDir("/proc/parley/data")).toThrow(
      expect.objectContaining({ code: "platform.data-dir-unwritable" }),
    );
  });

  it("is refused to a second process while the first holds it", () => {
    const path = temporaryFolder();
    const first = openDataDir(path);
    expect(() => openDataDir(path)).toThrow(
      expect.objectContaining({
        code: "platform.data-dir-in-use",
        message: expect.stringContaining(`process ${process.pid}`),
      }),
    );
    first.release();
    first.release();
    openDataDir(path).release();
  });

  it("is taken over from a dead process, even when its id belongs to another one by now", () => {
    const path = temporaryFolder();
    writeLock(path, 7, process.pid, "start of a process that is gone");
    openDataDir(path);
    expect(readdirSync(path).filter((name) => name.startsWith("lock."))).toEqual(["lock.8"]);
  });

  it("is taken over when the lock file was cut short by a loss of power", () => {
    const path = temporaryFolder();
    writeFileSync(join(path, "lock.1"), "");
    expect(() => openDataDir(path)).not.toThrow();
  });

  it("leaves nothing but the lock behind", () => {
    const path = temporaryFolder();
    openDataDir(path);
    expect(readdirSync(path)).toEqual(["lock.1"]);
  });

  it("is refused when it cannot be a folder", () => {
    const path = join(temporaryFolder(), "file");
    writeFileSync(path, "");
    expect(() => openDataDir(path)).toThrow(
      expect.objectContaining({ code: "platform.data-dir-unwritable" }),
    );
    expect(() => openDataDir(join(path, "below"))).toThrow("DATA_DIR");
  });

  it("is refused when the disk is full, before anything is touched", () => {
    const path = temporaryFolder();
    expect(() => openDataDir(path, () => 1000)).toThrow(
      expect.objectContaining({ code: "platform.disk-full" }),
    );
    expect(readdirSync(path)).toEqual([]);
  });

  it.runIf(isRoot)("is refused to a user who may not write there", async () => {
    const path = temporaryFolder();
    chmodSync(path, 0o755);
    chownSync(path, 0, 0);
    const module = JSON.stringify(join(import.meta.dirname, "data-dir.ts"));
    const script = `import(${module}).then((m) => m.openDataDir(${JSON.stringify(path)})).catch((e) => console.log(e.code))`;
    const child = spawn(process.execPath, ["-e", script], { uid: 12_345, gid: 12_345 });
    let output = "";
    child.stdout.on("data", (text: Buffer) => (output += text.toString()));
    await new Promise((resolve) => child.once("close", resolve));
    expect(output.trim()).toBe("platform.data-dir-unwritable");
  });
});

describe("a process", () => {
  it("is told apart from a dead one", async () => {
    const child = spawn("sleep", ["60"]);
    onTestFinished(() => void child.kill("SIGKILL"));
    const pid = child.pid!;
    const identity = identifyProcess(pid);
    expect(identity).not.toBeNull();
    expect(identifyProcess(pid)).toBe(identity);
    expect(identifyProcess(process.pid)).not.toBe(identity);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(identifyProcess(pid)).toBeNull();
    expect(identifyProcess(-1)).toBeNull();
    expect(existsSync(`/proc/${pid}`)).toBe(false);
  });
});
