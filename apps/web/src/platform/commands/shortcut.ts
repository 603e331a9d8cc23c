/** One key press of a shortcut. */
type Stroke = {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
};

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

export function parseShortcut(shortcut: string): readonly Stroke[] {
  return shortcut.split(" ").map((press) => {
    const parts = press === "+" ? ["+"] : press.split("+");
    const key = parts.at(-1) ?? "";
    const has = (name: string) => parts.slice(0, -1).includes(name);
    return { key: key.toLowerCase(), mod: has("mod"), shift: has("shift"), alt: has("alt") };
  });
}

export function matchesStroke(stroke: Stroke, event: KeyboardEvent): boolean {
  if (stroke.key !== event.key.toLowerCase()) return false;
  if (stroke.mod !== (event.ctrlKey || event.metaKey) || stroke.alt !== event.altKey) return false;
  // "?" needs Shift on many keyboards; only letters and named keys tell Shift apart.
  const tellsShift = stroke.key.length > 1 || /\p{Letter}/u.test(stroke.key);
  return !tellsShift || stroke.shift === event.shiftKey;
}

const NAMES: Readonly<Record<string, string>> = {
  enter: "Enter",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  delete: "Del",
  backspace: "⌫",
  tab: "Tab",
  space: "Space",
};

/** How the keys are written on this machine: one entry a key press. */
export function writeShortcut(shortcut: string, mac: boolean): readonly string[] {
  return parseShortcut(shortcut).map(({ key, mod, shift, alt }) =>
    [
      mod && (mac ? "⌘" : "Ctrl"),
      alt && (mac ? "⌥" : "Alt"),
      shift && (mac ? "⇧" : "Shift"),
      NAMES[key] ?? key.toUpperCase(),
    ]
      .filter(Boolean)
      .join(mac ? "" : "+"),
  );
}

/** Keys belong to the text while one types; only those with Ctrl or Cmd still reach the app. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])")
  );
}
