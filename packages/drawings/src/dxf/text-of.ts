const SIGNS: Readonly<Record<string, string>> = { d: "°", p: "±", c: "⌀", "%": "%" };

/** `%%d`, `%%p`, `%%c`, `%%nnn` and `\U+nnnn` as the characters that they stand for; `%%u` and `%%o` switch lines on and off. */
const signs = (text: string): string =>
  text
    .replaceAll(/%%(\d{3})/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/%%([dpc%])/gi, (_, sign: string) => SIGNS[sign.toLowerCase()] ?? "")
    .replaceAll(/%%[uok]/gi, "")
    .replaceAll(/\\U\+([0-9a-f]{4})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replaceAll(/\^(.)/g, (_, control: string) =>
      control === " " ? "^" : control === "I" ? " " : control === "J" ? "\n" : "",
    );

/** What a TEXT says, on one line. */
export const plainText = (text: string): string => signs(text).replaceAll("\n", " ");

/**
 * What an MTEXT says, line by line, without its formatting: fonts, colours and heights go, stacked fractions become `a/b`.
 */
export function mtextLines(text: string): string[] {
  let plain = "";
  const source = signs(text);
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    if (character === "{" || character === "}") continue;
    if (character !== "\\") {
      plain += character;
      continue;
    }
    const command = source[(at += 1)] ?? "";
    if (command === "P" || command === "N" || command === "X") plain += "\n";
    else if (command === "~") plain += " ";
    else if ("\\{}".includes(command)) plain += command;
    else if (command === "S") {
      const end = source.indexOf(";", at);
      const stack = source.slice(at + 1, end < 0 ? source.length : end);
      plain += stack.replace(/[#^]/, "/");
      at = end < 0 ? source.length : end;
    } else if (/[ACcFfHQTWp]/.test(command)) {
      const end = source.indexOf(";", at);
      at = end < 0 ? source.length : end;
    }
    // Letters of lines above, below and through switch on and off, and have nothing after them.
  }
  return plain.split("\n");
}
