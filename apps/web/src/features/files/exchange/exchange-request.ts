import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { ReadAnnotations } from "./read-annotations.ts";
import type { Look, ToldMark } from "./write-annotations.ts";

/** What is asked of the worker; the bytes of the file are handed over. */
export type ExchangeRequest =
  | { readonly kind: "read"; readonly bytes: ArrayBuffer }
  | {
      readonly kind: "write";
      readonly bytes: ArrayBuffer;
      readonly marks: readonly ToldMark[];
      readonly look: Look;
    };

export type Written = {
  readonly kind: "written";
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly written: number;
  readonly wasSigned: boolean;
};
export type ExchangeAnswer =
  | ({ readonly kind: "read" } & ReadAnnotations)
  | Written
  | { readonly kind: "refused"; readonly code: ErrorCode };
