/** What the first bytes of an XML file tell about its encoding (XML 1.0, appendix F). */
export type SniffedEncoding = {
  readonly label: string;
  /** What the XML declaration names, where it is not what the bytes are. */
  readonly contradicted: string | null;
};

const startsWith = (bytes: Uint8Array, ...prefix: number[]) =>
  prefix.every((byte, index) => bytes[index] === byte);

const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, 400));

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,60})["']/;

export function sniffEncoding(head: Uint8Array): SniffedEncoding {
  const narrow = ascii(head);
  const declared = DECLARED.exec(narrow.replaceAll("\0", "").replace(/^(?:ï»¿|ÿþ|þÿ)/, ""))?.[1];
  const found = (label: string): SniffedEncoding => ({
    label,
    contradicted: declared !== undefined && !isSame(declared, label) ? declared : null,
  });
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return found("utf-8");
  if (startsWith(head, 0xff, 0xfe)) return found("utf-16le");
  if (startsWith(head, 0xfe, 0xff)) return found("utf-16be");
  if (startsWith(head, 0x3c, 0x00)) return found("utf-16le");
  if (startsWith(head, 0x00, 0x3c)) return found("utf-16be");
  // One byte for "<": whoever declares a wide encoding here has converted the bytes and not the declaration.
  if (declared === undefined || /^(?:utf-?16|ucs-?2|utf-?32|ucs-?4)/i.test(declared))
    return found("utf-8");
  return { label: declared.toLowerCase(), contradicted: null };
}

function isSame(declared: string, label: string): boolean {
  const name = declared.toLowerCase().replace(/[^a-z0-9]/g, "");
  const plain = label.replace(/[^a-z0-9]/g, "");
  return name === plain || plain.startsWith(`${name}le`) || plain.startsWith(`${name}be`);
}
