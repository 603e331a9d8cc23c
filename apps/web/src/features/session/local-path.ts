/** Where a sign-in leads on to: only a path of this site, whatever a crafted link asks for. */
export function localPath(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith("/") || wanted.startsWith("//")) return "/";
  return wanted.includes("\\") ? "/" : wanted;
}
