import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pdfLibrary } from "./pdf-library.ts";

const server = process.env["PARLEY_SERVER"] ?? "http://127.0.0.1:4400";
const proxied = { target: server, changeOrigin: false };

export default defineConfig({
  plugins: [react(), pdfLibrary()],
  build: {
    target: "es2023",
    // Data: URIs would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
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
