import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pdfLibrary } from "./pdf-library.ts";

const server = process.env["PARLEY_SERVER"] ?? "http://127.0.0.1:4400";
const proxied = { target: server, changeOrigin: false };

const INTERFACE =
  /\/node_modules\/(?:react|react-dom|scheduler|react-router|@tanstack|@mantine|@floating-ui|i18next|react-i18next)\//;
const DOCUMENTS =
  /\/node_modules\/(?:yjs|lib0|y-protocols|y-indexeddb|@hocuspocus)\/|\/packages\/(?:shared|schedule)\//;

export default defineConfig({
  plugins: [react(), pdfLibrary()],
  build: {
    target: "es2023",
    // Data: URIs would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // A page is there when its last chunk is: what nearly every page needs comes in a few large ones, not in a hundred small ones.
        codeSplitting: {
          groups: [
            { name: "interface", test: INTERFACE },
            { name: "documents", test: DOCUMENTS },
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
