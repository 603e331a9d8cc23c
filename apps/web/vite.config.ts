import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { FIRST_ROWS, firstRows } from "./first-rows-entry.ts";
import { packedAssets } from "./packed-assets.ts";
import { pdfLibrary } from "./pdf-library.ts";

const server = process.env["PARLEY_SERVER"] ?? "http://127.0.0.1:4400";
const proxied = { target: server, changeOrigin: false };

const INTERFACE =
  /\/node_modules\/(?:react|react-dom|scheduler|react-router|@tanstack|@mantine|@floating-ui|i18next|react-i18next)\//;
/** What draws a chart, and needs nothing else: also the picture of a plan, long before the app is there. */
const CHART =
  /\/packages\/(?:schedule\/src\/instant|shared\/src\/(?:pictures\/plan-picture|schedule\/(?:duration-text|promise)|documents\/task))\.ts$|\/apps\/web\/src\/(?:platform\/(?:calendar\/(?:project-now|week|working-time)|canvas\/(?:chart-theme|surface)|i18n\/language)|features\/gantt\/(?:model\/(?:arrangement|axis-words|chart-guests|chart-model|columns|gantt-rows|hit-test|place-label|preferences|route-relation|time-axis|viewport)|canvas\/(?:draw-\w+|pen|row-pool|scene)))\.ts$/;
const ICONS = /\/node_modules\/@tabler\//;
const DOCUMENTS =
  /\/node_modules\/(?:yjs|lib0|y-protocols|y-indexeddb|@hocuspocus)\/|\/packages\/(?:shared|schedule)\//;

export default defineConfig({
  plugins: [react(), pdfLibrary(), firstRows(), packedAssets()],
  build: {
    target: "es2023",
    // Data: URIs would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { index: "index.html", "first-rows": FIRST_ROWS },
      output: {
        // A page is there when its last chunk is: what nearly every page needs comes in a few large ones, not in a hundred small ones.
        codeSplitting: {
          groups: [
            { name: "chart", test: CHART, priority: 1 },
            { name: "interface", test: INTERFACE },
            { name: "documents", test: DOCUMENTS },
            { name: "icons", test: ICONS, minShareCount: 3 },
            {
              name: "shared",
              minShareCount: 3,
              maxModuleSize: 20_000,
              test: /\/apps\/web\/src\/(?:ui|platform)\//,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": proxied,
      "/healthz": proxied,
      "/collab": { ...proxied, ws: true },
      "/socket.io": { ...proxied, ws: true },
    },
  },
});
