/** Draws one page of a PDF: lines, areas and words, in points, y upwards. Chinese is written with the font that readers bring along. */
export class DemoPdf {
  readonly #width: number;
  readonly #height: number;
  readonly #content: string[] = ["1 J 1 j"];

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** `tone` from 0 (black) to 1 (white) for all that follows. */
  pen(width: number, tone = 0, dash: readonly number[] = []): this {
    this.#content.push(`${width} w ${tone} G [${dash.join(" ")}] 0 d`);
    return this;
  }
  line(...points: readonly (readonly [number, number])[]): this {
    const steps = points.map(([x, y], at) => `${x} ${y} ${at === 0 ? "m" : "l"}`);
    this.#content.push(`${steps.join(" ")} S`);
    return this;
  }
  box(x: number, y: number, width: number, height: number): this {
    this.#content.push(`${x} ${y} ${width} ${height} re S`);
    return this;
  }
  area(x: number, y: number, width: number, height: number, tone: number): this {
    this.#content.push(`${tone} g ${x} ${y} ${width} ${height} re f 0 g`);
    return this;
  }
  circle(x: number, y: number, radius: number): this {
    const bow = radius * 0.5523;
    this.#content.push(
      `${x + radius} ${y} m ${x + radius} ${y + bow} ${x + bow} ${y + radius} ${x} ${y + radius} c ` +
        `${x - bow} ${y + radius} ${x - radius} ${y + bow} ${x - radius} ${y} c ` +
        `${x - radius} ${y - bow} ${x - bow} ${y - radius} ${x} ${y - radius} c ` +
        `${x + bow} ${y - radius} ${x + radius} ${y - bow} ${x + radius} ${y} c S`,
    );
    return this;
  }
  /** Latin letters, digits and signs of Windows' western set. */
  latin(x: number, y: number, size: number, text: string): this {
    return this.#text("F1", x, y, size, `(${text.replaceAll(/[()\\]/g, String.raw`\$&`)})`);
  }
  chinese(x: number, y: number, size: number, text: string): this {
    const codes = Array.from({ length: text.length }, (_, at) =>
      text.charCodeAt(at).toString(16).padStart(4, "0"),
    );
    return this.#text("F2", x, y, size, `<${codes.join("")}>`);
  }
  #text(font: string, x: number, y: number, size: number, shown: string): this {
    this.#content.push(`BT /${font} ${size} Tf ${x} ${y} Td ${shown} Tj ET`);
    return this;
  }

  finish(): Uint8Array {
    const content = this.#content.join("\n");
    const objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${this.#width} ${this.#height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [7 0 R] >>",
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 8 0 R /DW 1000 >>",
      "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ];
    let file = "%PDF-1.4\n";
    const places = objects.map((object, at) => {
      const place = file.length;
      file += `${at + 1} 0 obj\n${object}\nendobj\n`;
      return place;
    });
    const table = file.length;
    const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
    file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
    file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
    return Uint8Array.from(file, (character) => character.charCodeAt(0));
  }
}
