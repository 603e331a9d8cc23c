import type { BcfVersion, XmlNode } from "./bcf-model.ts";
import { all, child, element, leaf, textOf } from "./bcf-xml.ts";

const without = (node: XmlNode, ...names: readonly string[]): readonly XmlNode[] =>
  node.children.filter(({ name }) => !names.includes(name));

const bitmapAsLater = (bitmap: XmlNode): XmlNode => ({
  ...bitmap,
  children: bitmap.children.map((each) =>
    each.name === "Bitmap" ? leaf("Format", each.text.toLowerCase()) : each,
  ),
});
const bitmapAsEarlier = (bitmap: XmlNode): XmlNode => ({
  ...bitmap,
  children: bitmap.children.map((each) =>
    each.name === "Format" ? leaf("Bitmap", each.text.toUpperCase()) : each,
  ),
});

function componentsAsLater(components: XmlNode): XmlNode {
  const hints = child(components, "ViewSetupHints");
  const visibility = child(components, "Visibility");
  const rest = without(components, "ViewSetupHints");
  return {
    ...components,
    children: rest.map((each) => {
      if (each === visibility && hints !== undefined)
        return { ...each, children: [hints, ...each.children] };
      if (each.name !== "Coloring") return each;
      return { ...each, children: each.children.map(colorAsLater) };
    }),
  };
}

const colorAsLater = (color: XmlNode): XmlNode =>
  child(color, "Components") !== undefined
    ? color
    : { ...color, children: [element("Components", {}, ...color.children)] };

function componentsAsEarlier(components: XmlNode): XmlNode {
  const hints = child(child(components, "Visibility"), "ViewSetupHints");
  return {
    ...components,
    children: [
      ...(hints === undefined ? [] : [hints]),
      ...components.children.map((each) => {
        if (each.name === "Visibility")
          return { ...each, children: without(each, "ViewSetupHints") };
        if (each.name !== "Coloring") return each;
        return {
          ...each,
          children: each.children.map((color) => ({
            ...color,
            children: child(color, "Components")?.children ?? color.children,
          })),
        };
      }),
    ],
  };
}

/** A view of 2.0 or 2.1 as 3.0 arranges it; one of 3.0 as it is. */
export function viewAsLater(view: XmlNode): XmlNode {
  const bitmaps = all(view, "Bitmap");
  const children = without(view, "Bitmap").map((each) =>
    each.name === "Components" ? componentsAsLater(each) : each,
  );
  return {
    ...view,
    children:
      bitmaps.length === 0
        ? children
        : [...children, element("Bitmaps", {}, ...bitmaps.map(bitmapAsLater))],
  };
}

/** Width by height, which 3.0 wants of every camera: a square says the least. */
const withAspectRatio = (view: XmlNode): XmlNode => ({
  ...view,
  children: view.children.map((each) =>
    /^(?:Perspective|Orthogonal)Camera$/.test(each.name) && textOf(each, "AspectRatio") === ""
      ? { ...each, children: [...each.children, leaf("AspectRatio", "1")] }
      : each,
  ),
});

/** The view as the version that is written arranges it. */
export function viewFor(version: BcfVersion, view: XmlNode): XmlNode {
  if (version === "3.0") return withAspectRatio(view);
  return {
    ...view,
    children: view.children.flatMap((each) => {
      if (each.name === "Components") return [componentsAsEarlier(each)];
      if (each.name === "Bitmaps") return each.children.map(bitmapAsEarlier);
      if (!/^(?:Perspective|Orthogonal)Camera$/.test(each.name)) return [each];
      return [{ ...each, children: without(each, "AspectRatio") }];
    }),
  };
}
