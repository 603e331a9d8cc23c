import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: [
    "./src/db/schema.ts",
    "./src/db/feed-schema.ts",
    "./src/db/meeting-schema.ts",
    "./src/db/review-schema.ts",
    "./src/db/view-schema.ts",
  ],
  out: "./src/db/migrations",
  casing: "snake_case",
});
