import type { FastifyReply, FastifyRequest } from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  isResponseSerializationError,
} from "fastify-type-provider-zod";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import { isDiskFull } from "../../db/database-error.ts";
import { HttpError, statusOf } from "./http-error.ts";

/** Every failure leaves the server as {code, message, details?}; what was not expected is logged and tells nothing. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = toHttpError(error);
  const status = statusOf(refusal.code);
  if (status >= 500) request.log.error({ err: error }, "request failed");
  void reply
    .code(status)
    .headers(refusal.headers)
    .header("content-type", "application/json; charset=utf-8")
    // Already text: a route's response schema does not apply to what its own check has refused.
    .serializer((body: unknown) => JSON.stringify(body))
    .send({
      code: refusal.code,
      message: refusal.message,
      ...(refusal.details === undefined ? {} : { details: refusal.details }),
    });
}

function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new HttpError("request.invalid", {
      details: error.validation.map(({ instancePath, message }) => ({
        path: instancePath.replace(/^\//, "").replaceAll("/", "."),
        message: message ?? "",
      })),
    });
  }
  if (isResponseSerializationError(error)) return new HttpError("server.internal");
  if (isDiskFull(error)) return new HttpError("server.storage-full");
  const status = statusOfFastify(error);
  return new HttpError(codeOf(status));
}

function statusOfFastify(error: unknown): number {
  if (error instanceof Error && "statusCode" in error && typeof error.statusCode === "number") {
    return error.statusCode;
  }
  return 500;
}

function codeOf(status: number): ErrorCode {
  if (status === 413) return "request.too-large";
  if (status === 429) return "auth.rate-limited";
  if (status === 404) return "access.not-found";
  return status >= 500 ? "server.internal" : "request.invalid";
}
