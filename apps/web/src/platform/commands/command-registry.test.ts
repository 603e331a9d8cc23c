import { expect, test, vi } from "vitest";
import type { Command } from "./command.ts";
import { CommandRegistry } from "./command-registry.ts";

const command = (id: string, title: string, more: Partial<Command> = {}): Command => ({
  id,
  title,
  group: "go",
  run: () => undefined,
  ...more,
});

test("what registers is listed until it leaves, and listeners hear of both", () => {
  const registry = new CommandRegistry();
  const listener = vi.fn<() => void>();
  registry.subscribe(listener);
  const leave = registry.register([command("a", "Plan")]);
  expect(registry.all().map((each) => each.id)).toEqual(["a"]);
  expect(registry.all()).toBe(registry.all());
  leave();
  expect(registry.all()).toEqual([]);
  expect(listener).toHaveBeenCalledTimes(2);
});

test("a title that begins with the query comes before one that has it somewhere", () => {
  const registry = new CommandRegistry();
  registry.register([
    command("1", "Open the plan"),
    command("2", "Plan"),
    command("3", "Explain"),
    command("4", "Board"),
  ]);
  expect(registry.find("plan").map((each) => each.id)).toEqual(["2", "1"]);
});

test("every word must occur, in the title or the keywords", () => {
  const registry = new CommandRegistry();
  registry.register([
    command("1", "主题：深色", { keywords: "theme dark" }),
    command("2", "Theme"),
  ]);
  expect(registry.find("theme dark").map((each) => each.id)).toEqual(["1"]);
});

test("searches answer only once something was typed, after the commands", () => {
  const registry = new CommandRegistry();
  registry.register([command("1", "Pour")]);
  registry.registerSearch((query) => [command("task", `Pour slab ${query}`, { group: "task" })]);
  expect(registry.find("").map((each) => each.id)).toEqual(["1"]);
  expect(registry.find("pour").map((each) => each.id)).toEqual(["1", "task"]);
});

test("a key that its view handles is listed under ? but not offered as a command", () => {
  const registry = new CommandRegistry();
  registry.register([command("1", "Indent", { shortcut: "Tab", isHandledElsewhere: true })]);
  expect(registry.all()).toHaveLength(1);
  expect(registry.find("indent")).toEqual([]);
});
