import { isErrno, PlatformError } from "./platform-error.ts";

/** Turns a failed `listen` into a line for the operator; any other error comes back unchanged. */
export function toListenError(error: unknown, host: string, port: number): unknown {
  const options = { cause: error };
  if (isErrno(error, "EADDRINUSE")) {
    const message = `Port ${port} on ${host} is taken: stop the other program, or set PORT to a free one.`;
    return new PlatformError("platform.port-taken", message, options);
  }
  if (isErrno(error, "EACCES")) {
    const message = `This user may not listen on port ${port}: set PORT to one above 1023.`;
    return new PlatformError("platform.port-forbidden", message, options);
  }
  if (isErrno(error, "EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN")) {
    const message = `HOST: this machine has no address ${host}.`;
    return new PlatformError("platform.address-unavailable", message, options);
  }
  return error;
}
