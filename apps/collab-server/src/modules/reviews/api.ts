export { tellRevised } from "./tell-round.ts";
