import { buildOpenApiDocument } from "./open-api-document.ts";

// npm run -s openapi: the document on standard output; its version is the API's and not the program's.
process.stdout.write(`${JSON.stringify(await buildOpenApiDocument("1"), null, 2)}\n`);
