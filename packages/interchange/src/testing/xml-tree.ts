import { SaxesParser } from "saxes";

/** XML as it is, sharing nothing with the reader: for tests that compare files element by element. */
export type XmlTree = { readonly name: string; text: string; readonly children: XmlTree[] };

export function parseXmlTree(text: string): XmlTree {
  const parser = new SaxesParser({ xmlns: false });
  const root: XmlTree = { name: "", text: "", children: [] };
  const open = [root];
  parser.on("opentag", ({ name }) => {
    const element: XmlTree = { name, text: "", children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("text", (more) => void (open.at(-1)!.text += more));
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  return root.children[0]!;
}

export const childText = (element: XmlTree, name: string): string =>
  element.children.find((child) => child.name === name)?.text ?? "";
