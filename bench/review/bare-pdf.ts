import { createReadStream } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const resolve = createRequire(join(import.meta.dirname, "../../apps/web/package.json")).resolve;

const PAGE = `<!doctype html><style>body{margin:0}</style><canvas></canvas><script type="module">
import { getDocument, GlobalWorkerOptions } from "/build/pdf.min.mjs";
GlobalWorkerOptions.workerSrc = "/build/pdf.worker.min.mjs";
const pdf = await getDocument({ url: "/file.pdf" }).promise;
const page = await pdf.getPage(1);
const viewport = page.getViewport({ scale: 1 });
const canvas = document.querySelector("canvas");
canvas.width = viewport.width;
canvas.height = viewport.height;
await page.render({ canvas, viewport }).promise;
</script>`;

/** pdf.js as it comes, and one file. */
export async function serveBarePdf(bytes: Buffer): Promise<Server> {
  const build = dirname(resolve("pdfjs-dist/build/pdf.min.mjs"));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    if (pathname === "/file.pdf") {
      response.setHeader("content-type", "application/pdf");
      response.setHeader("content-length", bytes.length);
      response.end(bytes);
    } else if (/^\/build\/pdf(?:\.worker)?\.min\.mjs$/.test(pathname)) {
      response.setHeader("content-type", "text/javascript");
      createReadStream(join(build, pathname.slice("/build/".length))).pipe(response);
    } else {
      response.setHeader("content-type", "text/html");
      response.end(PAGE);
    }
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  return server;
}
