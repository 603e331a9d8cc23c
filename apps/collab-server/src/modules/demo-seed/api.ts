export { DEMO_PASSWORD, seedDemo } from "./demo-accounts.ts";
