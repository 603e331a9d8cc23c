import type { ReactNode } from "react";

export const COMMAND_GROUPS = ["task", "go", "project", "organisation", "view", "edit"] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something a person can do by name or by key. `title` is in the person's language. */
export type Command = {
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  readonly glyph?: ReactNode;
  /** `mod+k`, `g p` (one after the other), `?`, `shift+Enter`. `mod` is Ctrl, or Cmd on a Mac. */
  readonly shortcut?: string;
  /** Further words by which it is found. */
  readonly keywords?: string;
  /** Listed under `?`, and handled by the view that owns the key, not by the registry. */
  readonly isHandledElsewhere?: boolean;
  readonly run: () => void;
};

/** Searches as one types, e.g. the tasks of the open project. Must be fast: it runs on every key. */
export type CommandSearch = (query: string) => readonly Command[];
