const CODE_PAGES: Readonly<Record<string, string>> = {
  ANSI_874: "windows-874",
  ANSI_932: "shift_jis",
  ANSI_936: "gb18030",
  GB2312: "gb18030",
  ANSI_949: "euc-kr",
  ANSI_950: "big5",
};
const LATIN = "windows-1252";

/**
 * The encodings in which an ASCII DXF file is to be read, to be tried in this order, the first of them strictly: UTF-8 from release 2007 on,
 * before that the code page that its head names. Labels are those of the Encoding standard.
 *
 * @param head the first kilobytes, byte by byte as characters
 */
export function encodingsOfDxf(head: string): readonly [string, string] {
  const release = /\$ACADVER\s+1\s+AC(\d{4})/.exec(head)?.[1] ?? "";
  const page = (/\$DWGCODEPAGE\s+3\s+(\S+)/.exec(head)?.[1] ?? "").toUpperCase();
  const named =
    CODE_PAGES[page] ?? (/^ANSI_125\d$/.test(page) ? page.replace("ANSI_", "windows-") : null);
  return release < "1021" && named !== null ? [named, LATIN] : ["utf-8", named ?? LATIN];
}
