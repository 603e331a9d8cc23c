// npm run -s openapi [--check]: the web app's types of the REST API, from the server's own routes.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pinnedEnvironment, requireNode24, root } from "./node-24.mjs";

export const target = join(
  root,
  "apps",
  "web",
  "src",
  "platform",
  "api",
  "generated",
  "schema.d.ts",
);

/** The types as they would be written now. */
export function generateTypes() {
  const node = requireNode24();
  const run = (args) =>
    execFileSync(node, args, {
      cwd: root,
      encoding: "utf8",
      env: pinnedEnvironment(),
      maxBuffer: 2 ** 26,
    });
  const folder = mkdtempSync(join(tmpdir(), "parley-openapi-"));
  try {
    const document = join(folder, "openapi.json");
    const types = join(folder, "schema.d.ts");
    writeFileSync(document, run([join(root, "apps", "collab-server", "src", "write-open-api.ts")]));
    run([
      join(root, "apps", "web", "node_modules", "openapi-typescript", "bin", "cli.js"),
      document,
      "-o",
      types,
    ]);
    run([join(root, "node_modules", "oxfmt", "bin", "oxfmt"), "--write", types]);
    return readFileSync(types, "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const types = generateTypes();
  if (process.argv.includes("--check")) {
    if (readFileSync(target, "utf8") !== types) {
      process.stderr.write(
        "apps/web/src/platform/api/generated/schema.d.ts is stale: npm run openapi\n",
      );
      process.exitCode = 1;
    }
  } else writeFileSync(target, types);
}
