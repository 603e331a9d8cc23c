import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { Command } from "../platform/commands/command.ts";
import { CommandRegistry } from "../platform/commands/command-registry.ts";
import { CommandContext } from "../platform/commands/use-commands.ts";
import { renderApp } from "../ui/testing/render-app.tsx";
import { PaletteSearch } from "./palette-search.tsx";

afterEach(cleanup);

async function open() {
  const registry = new CommandRegistry();
  const run = { plan: vi.fn<() => void>(), board: vi.fn<() => void>(), task: vi.fn<() => void>() };
  const command = (id: keyof typeof run, title: string, group: Command["group"]): Command => ({
    id,
    title,
    group,
    run: run[id],
  });
  registry.register([command("plan", "Plan", "go"), command("board", "Board", "go")]);
  registry.registerSearch((query) =>
    "pour slab".includes(query) ? [command("task", "Pour slab", "task")] : [],
  );
  const onDone = vi.fn<() => void>();
  await renderApp(
    <CommandContext value={registry}>
      <PaletteSearch onDone={onDone} />
    </CommandContext>,
  );
  return { run, onDone, input: screen.getByRole("combobox") };
}

test("the arrows walk round the list, and Enter runs what is marked", async () => {
  const { run, onDone, input } = await open();
  fireEvent.keyDown(input, { key: "ArrowUp" });
  expect(screen.getByRole("option", { selected: true }).textContent).toContain("Board");
  fireEvent.keyDown(input, { key: "Enter" });
  expect(run.board).toHaveBeenCalledOnce();
  expect(onDone).toHaveBeenCalledOnce();
});

test("what is typed finds tasks too, and what has no match says so", async () => {
  const { run, input } = await open();
  fireEvent.change(input, { target: { value: "pour" } });
  fireEvent.click(screen.getByRole("option"));
  expect(run.task).toHaveBeenCalledOnce();
  fireEvent.change(input, { target: { value: "zzz" } });
  expect(screen.queryByRole("option")).toBeNull();
  expect(screen.getByText(/Nothing found for “zzz”/)).toBeTruthy();
});

test("Enter that ends the writing of a Chinese word runs nothing", async () => {
  const { run, input } = await open();
  fireEvent.keyDown(input, { key: "Enter", isComposing: true });
  expect(run.plan).not.toHaveBeenCalled();
});
