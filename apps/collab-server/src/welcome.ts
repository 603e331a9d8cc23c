import type { DemoAccount } from "./modules/sessions/session-view.ts";
import type { Settings } from "./platform/settings.ts";

/** What a terminal shows once the server listens. */
export function describeAddresses(
  url: string,
  settings: Settings,
  demo: readonly DemoAccount[] | null,
): string {
  const lines = ["", `Parley is ready: ${url}`];
  if (settings.demo && demo !== null && demo.length > 0) {
    const width = Math.max(...demo.map(({ email }) => email.length));
    lines.push("", "Demo accounts (set DEMO=false to hide them):");
    for (const { email, password, name, organisation } of demo) {
      lines.push(`  ${email.padEnd(width)}  ${password}  ${name}, ${organisation}`);
    }
  } else if (!settings.openRegistration) {
    lines.push("Make an account with: npm run -s parley -- user create --help");
  }
  lines.push("", "Press Ctrl-C to stop.");
  return lines.join("\n");
}
