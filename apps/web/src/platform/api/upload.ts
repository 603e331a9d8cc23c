import { ApiError, apiErrorOf } from "./api-error.ts";
import { currentCsrf } from "./http.ts";

/** Sends one file with progress, 0 to 1. fetch cannot tell how much has been sent. */
export function upload<T>(
  url: string,
  file: File,
  options: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("x-parley-csrf", currentCsrf());
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status < 300) resolve(request.response as T);
      else reject(apiErrorOf(request.status, request.response));
    };
    request.onerror = () => reject(new ApiError("network", 0, "network"));
    request.onabort = () => reject(new ApiError("import.cancelled", 0, "cancelled"));
    options.signal.addEventListener("abort", () => request.abort(), { once: true });
    const body = new FormData();
    body.append("file", file, file.name);
    request.send(body);
  });
}
