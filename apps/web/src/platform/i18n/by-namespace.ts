type Tree = { readonly [key: string]: string | Tree };
/** Namespace → its keys. One JSON file a namespace. */
export type Translations = Readonly<Record<string, Tree>>;

export function byNamespace(files: Readonly<Record<string, unknown>>): Translations {
  return Object.fromEntries(
    Object.entries(files).map(([path, tree]) => [
      path.slice(path.lastIndexOf("/") + 1, -".json".length),
      tree as Tree,
    ]),
  );
}
