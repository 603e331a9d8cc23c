// The import rules of the code base. scripts/import-rules.test.ts proves each of them once.

/** Files that run only in tests. */
const testFiles = "\\.(?:test|fuzz|crash)\\.tsx?$|/testing/";
const npm = (names) => `(?:^|/)node_modules/(?:${names})(?:/|$)`;

const rules = [
  {
    name: "no-cycle",
    comment: "Files that import each other cannot be understood, tested or moved one by one.",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-unresolved",
    comment: "An import has to lead somewhere.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "packages-import-no-app",
    comment: "packages/ is what apps/ stand on.",
    from: { path: "^packages/" },
    to: { path: "^(?:apps|e2e|bench)/" },
  },
  {
    name: "packages-are-pure",
    comment: "The domain does no I/O: it runs in the browser and on the server alike.",
    from: { path: "^packages/", pathNot: testFiles },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "schedule-stands-alone",
    comment: "The schedule engine has no dependency at all.",
    from: { path: "^packages/schedule/", pathNot: testFiles },
    to: { pathNot: "^packages/schedule/" },
  },
  {
    name: "yjs-only-in-documents",
    comment: "Ydocs are edited by edit functions; everybody else sees plain snapshots.",
    from: {
      path: "^(?:packages|apps)/",
      pathNot: [
        testFiles,
        "^packages/shared/src/documents/",
        "^apps/collab-server/src/collaboration/",
        "^apps/web/src/platform/collaboration/",
      ],
    },
    to: { path: npm("yjs|y-protocols|y-indexeddb") },
  },
  {
    name: "drizzle-only-in-repositories",
    comment: "SQL lies in db/ and in the repository of each noun.",
    from: {
      path: "^(?:apps|packages)/",
      pathNot: [
        testFiles,
        "^apps/collab-server/src/db/",
        "-repository\\.ts$",
        "drizzle\\.config\\.ts$",
      ],
    },
    to: { path: npm("drizzle-orm|drizzle-kit|@lucia-auth/adapter-drizzle") },
  },
  {
    name: "hocuspocus-server-only-in-collaboration",
    comment: "One folder knows how updates travel.",
    from: {
      path: "^(?:apps|packages)/",
      pathNot: [testFiles, "^apps/collab-server/src/collaboration/"],
    },
    to: { path: npm("@hocuspocus/server") },
  },
  {
    name: "modules-meet-at-their-api",
    comment: "A server module reaches another only through its api.ts.",
    from: { path: "^apps/collab-server/src/modules/([^/]+)/", pathNot: testFiles },
    to: {
      path: "^apps/collab-server/src/modules/[^/]+/",
      pathNot: ["^apps/collab-server/src/modules/$1/", "/api\\.ts$"],
    },
  },
  {
    name: "server-platform-knows-no-module",
    comment: "platform/ and db/ are what modules stand on.",
    from: { path: "^apps/collab-server/src/(?:platform|db)/", pathNot: testFiles },
    to: { path: "^apps/collab-server/src/(?:modules|collaboration)/" },
  },
  {
    name: "features-are-separate",
    comment: "A web feature never imports another: app/ composes them.",
    from: { path: "^apps/web/src/features/([^/]+)/" },
    to: { path: "^apps/web/src/features/", pathNot: "^apps/web/src/features/$1/" },
  },
  {
    name: "features-know-no-app",
    comment: "Imports of the web app run app → features → ui and platform.",
    from: { path: "^apps/web/src/features/" },
    to: { path: "^apps/web/src/app/" },
  },
  {
    name: "ui-and-platform-know-no-feature",
    comment: "ui/ knows no domain, and platform/ serves every feature alike.",
    from: { path: "^apps/web/src/(?:ui|platform)/" },
    to: { path: "^apps/web/src/(?:features|app)/" },
  },
  {
    name: "apps-are-separate",
    comment: "Apps meet at the wire, and share code through packages/.",
    from: { path: "^apps/([^/]+)/" },
    to: { path: "^(?:apps|e2e|bench)/", pathNot: "^apps/$1/" },
  },
  {
    name: "no-test-in-production",
    comment: "What only tests need stays out of what people run.",
    from: { path: "^(?:packages|apps)/", pathNot: [testFiles, "\\.config\\.ts$"] },
    to: { path: testFiles },
  },
  {
    name: "no-development-dependency-in-production",
    comment: "What is imported at run time is a dependency.",
    from: { path: "^(?:packages|apps)/[^/]+/src/", pathNot: testFiles },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm", "npm-optional", "type-only"] },
  },
  {
    name: "e2e-imports-no-app",
    comment: "Scenarios see what a person sees.",
    from: { path: "^e2e/" },
    to: { path: "^apps/" },
  },
];

export default {
  forbidden: rules.map((rule) => ({ severity: "error", ...rule })),
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^apps/[^/]+/dist/", "^(?:apps|packages|e2e|bench)/.*/fixtures/"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  },
};
