import { describe, expect, it, test } from "vitest";
import { paperColour } from "./colours.ts";
import { dxfDrawing, DxfTooLargeError, type DxfDrawing, type DxfShape } from "./dxf-drawing.ts";
import { encodingsOfDxf } from "./dxf-encoding.ts";
import { readDxf } from "./dxf-file.ts";
import { dxfPage, sheetOfDxf } from "./dxf-page.ts";
import { paintDxf, type DxfCanvas } from "./paint-dxf.ts";
import { writeDxf, type Tags } from "./testing/write-dxf.ts";

const drawn = (parts: Parameters<typeof writeDxf>[0], isPaper = false): DxfDrawing =>
  dxfDrawing(readDxf(writeDxf(parts)), isPaper);
const only = (...tags: Tags): DxfShape => {
  const { shapes } = drawn({ entities: [tags] });
  expect(shapes).toHaveLength(1);
  return shapes[0]!;
};
const rounded = (box: DxfDrawing["box"]) =>
  box === null ? null : Object.values(box).map((value) => Math.round(value * 100) / 100 + 0);

describe("what a DXF file draws", () => {
  it("are lines, arcs and circles where they stand", () => {
    expect(only("LINE", 10, 1, 20, 2, 11, 3, 21, 4)).toMatchObject({ points: [1, 2, 3, 4] });
    expect(rounded(only("CIRCLE", 10, 5, 20, 5, 40, 2).box)).toEqual([3, 3, 7, 7]);
    // A quarter, from 3 o'clock to 12.
    expect(rounded(only("ARC", 10, 0, 20, 0, 40, 10, 50, 0, 51, 90).box)).toEqual([0, 0, 10, 10]);
    // From 270° over 0° to 90°: the right half.
    expect(rounded(only("ARC", 10, 0, 20, 0, 40, 10, 50, 270, 51, 90).box)).toEqual([
      0, -10, 10, 10,
    ]);
    const ellipse = only("ELLIPSE", 10, 0, 20, 0, 11, 0, 21, 10, 40, 0.5, 41, 0, 42, 6.283185307);
    expect(rounded(ellipse.box)).toEqual([-5, -10, 5, 10]);
  });

  it("are polylines with their bulges, closed where they say so", () => {
    const half = only("LWPOLYLINE", 70, 0, 10, 0, 20, 0, 42, 1, 10, 10, 20, 0);
    // A bulge of 1 is a half circle, to the right of its way.
    expect(rounded(half.box)).toEqual([0, -5, 10, 0]);
    const square = only("LWPOLYLINE", 70, 1, 10, 0, 20, 0, 10, 4, 20, 0, 10, 4, 20, 4);
    expect(square).toMatchObject({ points: [0, 0, 4, 0, 4, 4, 0, 0] });
    const { shapes } = drawn({
      entities: [
        ["POLYLINE", 70, 0],
        ["VERTEX", 10, 0, 20, 0],
        ["VERTEX", 10, 2, 20, 1],
        ["SEQEND"],
      ],
    });
    expect(shapes).toMatchObject([{ points: [0, 0, 2, 1] }]);
  });

  it("are splines that begin and end at their ends", () => {
    const knots = [0, 0, 0, 0, 1, 1, 1, 1].flatMap((knot) => [40, knot]);
    const points = [10, 0, 20, 0, 10, 0, 20, 10, 10, 10, 20, 10, 10, 10, 20, 0];
    const shape = only("SPLINE", 71, 3, ...knots, ...points);
    if (shape.kind !== "line") throw new Error("no line");
    expect(shape.points.slice(0, 2)).toEqual([0, 0]);
    expect(shape.points.slice(-2)).toEqual([10, 0]);
    // The middle of this curve.
    expect(rounded(shape.box)).toEqual([0, 0, 10, 7.5]);
  });

  it("are blocks where they are put: scaled, turned, in rows and columns, one within another", () => {
    const { shapes, box } = drawn({
      blocks: [
        { name: "inner", entities: [["LINE", 10, 0, 20, 0, 11, 1, 21, 0]] },
        { name: "outer", entities: [["INSERT", 2, "INNER", 10, 10, 20, 0, 50, 90]] },
      ],
      entities: [["INSERT", 2, "outer", 10, 0, 20, 0, 41, 2, 42, 2, 70, 3, 71, 2, 44, 100, 45, 50]],
    });
    expect(shapes).toHaveLength(6);
    expect(rounded(shapes[0]!.box)).toEqual([20, 0, 20, 2]);
    expect(rounded(box)).toEqual([20, 0, 220, 52]);
  });

  it("are drawn in the colour and on the layer of the insert, where they say so", () => {
    const { shapes } = drawn({
      layers: [[2, "Walls", 62, 1, 70, 0]],
      blocks: [{ name: "b", entities: [["LINE", 8, "0", 62, 0, 10, 0, 20, 0, 11, 1, 21, 1]] }],
      entities: [
        ["INSERT", 8, "Walls", 62, 5, 2, "b"],
        ["LINE", 8, "Walls", 10, 0, 11, 9],
      ],
    });
    expect(shapes.map(({ layer, colour }) => [layer, colour])).toEqual([
      ["Walls", 0x0000ff],
      ["Walls", 0xff0000],
    ]);
  });

  it("do not count on layers that are off or frozen for the size of the page", () => {
    const { box, layers } = drawn({
      layers: [
        [2, "On", 62, 7, 70, 0],
        [2, "Off", 62, -7, 70, 0],
        [2, "Frozen", 62, 7, 70, 1],
      ],
      entities: [
        ["LINE", 8, "On", 10, 0, 11, 1],
        ["LINE", 8, "Off", 10, 0, 11, 1000],
        ["LINE", 8, "Frozen", 10, 0, 11, 2000],
      ],
    });
    expect(rounded(box)).toEqual([0, 0, 1, 0]);
    expect(layers.map(({ name, isOn }) => [name, isOn])).toEqual([
      ["On", true],
      ["Off", false],
      ["Frozen", false],
    ]);
  });

  it("are hatches with holes, also where their arcs go clockwise", () => {
    const square = (a: number, b: number) => [92, 2, 72, 0, 73, 1, 93, 4, ...corners(a, b)];
    const corners = (a: number, b: number) => [
      10,
      a,
      20,
      a,
      10,
      b,
      20,
      a,
      10,
      b,
      20,
      b,
      10,
      a,
      20,
      b,
    ];
    const holed = only("HATCH", 70, 1, 91, 2, ...square(0, 10), 97, 0, ...square(3, 6), 97, 0);
    expect(holed).toMatchObject({ kind: "fill", isSolid: true });
    if (holed.kind === "fill") expect(holed.loops).toHaveLength(2);
    const arc = [92, 1, 93, 1, 72, 2, 10, 0, 20, 0, 40, 5, 50, 0, 51, 90, 73, 0];
    expect(rounded(only("HATCH", 70, 0, 91, 1, ...arc).box)).toEqual([0, -5, 5, 0]);
  });

  it("are texts without their formatting, aligned as they say", () => {
    expect(only("TEXT", 10, 1, 20, 2, 40, 3, 1, "%%c50 %%p0.5 45%%d")).toMatchObject({
      text: "⌀50 ±0.5 45°",
      x: 1,
      y: 2,
      align: "start",
    });
    expect(
      only("TEXT", 10, 0, 20, 0, 11, 8, 21, 9, 40, 1, 72, 2, 73, 3, 1, "top right"),
    ).toMatchObject({ x: 8, y: 8, align: "end" });
    const fit = only("TEXT", 10, 0, 20, 0, 11, 0, 21, 30, 40, 2, 72, 5, 1, "between");
    expect(fit).toMatchObject({ length: 30, height: 2, angle: Math.PI / 2 });
    const text = String.raw`{\fArial|b1;\C1;Beam \H2x;S\S1#2;}\PΔ \\ 100\~mm`;
    const { shapes } = drawn({ entities: [["MTEXT", 10, 0, 20, 0, 40, 2, 71, 1, 1, text]] });
    expect(shapes.map((shape) => shape.kind === "text" && shape.text)).toEqual([
      "Beam S1/2",
      String.raw`Δ \ 100 mm`,
    ]);
  });

  it("say how many objects are of kinds that are not shown", () => {
    expect(drawn({ entities: [["3DSOLID"], ["IMAGE"], ["LINE", 11, 1]] }).unknown).toBe(2);
  });

  it("keep paper apart from the model", () => {
    const parts = {
      entities: [
        ["LINE", 11, 1],
        ["LINE", 67, 1, 11, 2],
      ] as const,
    };
    expect(drawn(parts).shapes).toHaveLength(1);
    expect(rounded(drawn(parts, true).box)).toEqual([0, 0, 2, 0]);
  });
});

describe("hostile DXF files", () => {
  const bomb = (depth: number, copies: number) =>
    drawn({
      blocks: Array.from({ length: depth }, (_, n) => ({
        name: `b${n}`,
        entities:
          n === 0
            ? [["LINE", 11, 1]]
            : Array.from({ length: copies }, () => ["INSERT", 2, `b${n - 1}`] as Tags),
      })),
      entities: [["INSERT", 2, `b${depth - 1}`]],
    });
  it("are refused where blocks multiply, and where an insert asks for millions of copies", () => {
    expect(() => bomb(12, 10)).toThrow(DxfTooLargeError);
    expect(() =>
      drawn({
        blocks: [{ name: "b", entities: [] }],
        entities: [["INSERT", 2, "b", 70, 99_999, 71, 99_999]],
      }),
    ).toThrow(DxfTooLargeError);
  });
  it("end where a block contains itself", () => {
    const itself = [
      {
        name: "b",
        entities: [
          ["LINE", 11, 1],
          ["INSERT", 2, "b"],
        ] as Tags[],
      },
    ];
    expect(drawn({ blocks: itself, entities: [["INSERT", 2, "b"]] }).shapes.length).toBeLessThan(
      30,
    );
  });
  it("are no drawing where there is no section or no code", () => {
    for (const text of ["", "hello\nworld\n", "0\nLINE\n"])
      expect(() => readDxf(text)).toThrow(SyntaxError);
  });
  it("take numbers that are none for 0", () => {
    expect(rounded(drawn({ entities: [["LINE", 10, "x", 20, "1e999", 11, 1]] }).box)).toEqual([
      0, 0, 1, 0,
    ]);
  });
});

test("the page keeps its scale when a drawing grows a little, and its places as they are", () => {
  const at = (length: number) => {
    const drawing = drawn({ entities: [["LINE", 10, 0, 20, 0, 11, length, 21, 100]] });
    const page = dxfPage(drawing);
    return { page, stroke: sheetOfDxf(drawing, page).strokes[0]! };
  };
  const [before, after] = [at(50_000), at(52_000)];
  expect(after.page.view.scale).toBe(before.page.view.scale);
  expect(before.page.width).toBeGreaterThan(1_000);
  expect(before.page.width).toBeLessThan(4_000);
  expect(before.stroke).toMatchObject({ x0: 0, y0: 0 });
});

test("only what lies in a part and on a layer that is shown is painted", () => {
  const drawing = drawn({
    entities: [
      ["LINE", 8, "A", 10, 0, 20, 0, 11, 1, 21, 1],
      ["LINE", 8, "B", 10, 0, 20, 0, 11, 1, 21, 1],
      ["LINE", 8, "A", 10, 90, 20, 90, 11, 91, 21, 91],
    ],
  });
  let strokes = 0;
  const canvas = new Proxy({} as DxfCanvas, {
    get: (_, name) => () => {
      if (name === "stroke") strokes++;
    },
    set: () => true,
  });
  const view = { scale: 1, x0: 0, y0: 0 };
  paintDxf(canvas, drawing, view, { x0: 0, y0: 0, x1: 10, y1: 10 }, new Set(["b"]), 1);
  expect(strokes).toBe(1);
});

test("colours are dark enough for white paper", () => {
  expect(paperColour(7)).toBe(0);
  expect(paperColour(1)).toBe(0xff0000);
  const yellow = paperColour(2);
  expect((yellow >> 16) + ((yellow >> 8) & 255)).toBeLessThan(2 * 200);
  expect(paperColour(2 ** 24 + 0x123456)).toBe(0x123456);
});

test("files are read in the code page that their head names, or in UTF-8 from 2007 on", () => {
  const head = (release: string, page: string) =>
    `  9\n$ACADVER\n  1\nAC${release}\n  9\n$DWGCODEPAGE\n  3\n${page}\n`;
  expect(encodingsOfDxf(head("1015", "ANSI_936"))[0]).toBe("gb18030");
  expect(encodingsOfDxf(head("1015", "ANSI_1251"))[0]).toBe("windows-1251");
  expect(encodingsOfDxf(head("1021", "ANSI_936"))).toEqual(["utf-8", "gb18030"]);
  expect(encodingsOfDxf("")).toEqual(["utf-8", "windows-1252"]);
});
