// Serves the bench's pages, the built library and the films, with byte ranges; takes the reports that the pages send.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { CACHE } from './clips.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.vtt': 'text/vtt', '.json': 'application/json',
  '.mp4': 'video/mp4', '.m4a': 'audio/mp4', '.svg': 'image/svg+xml', '.jpg': 'image/jpeg',
}; // prettier-ignore
/** As servers do, these go over the line compressed. */
const COMPRESSED = new Set(['.html', '.js', '.css', '.vtt', '.json', '.svg']);
/** A page of `pages/`: bundled, or with `?plain` as it is in the sources. */
const PAGE = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>
<style>body{margin:0;background:#222;color:#eee}.player{display:block;width:960px;height:540px}</style><body><script type="module" src="${script}"></script></body></html>`;

/** Where an address is on the disk: the bundled pages and the films in the cache, all else in the checkout. */
function pathOf(address) {
  const path = normalize(decodeURIComponent(address));
  if (path.startsWith('/dist/') || path.startsWith('/bench/pages/') || path.startsWith('/demo/public/') || path.startsWith('/tests/media/'))
    return join(ROOT, path);
  return join(CACHE, path);
}

/**
 * @returns its address; `give`, which puts a text at an address; and `report`, which waits for what a page sends to `/report`
 */
export async function serve() {
  const given = new Map();
  let answer;
  /** Compressed once, by what it was made of. */
  const packed = new Map();
  const send = (response, type, name, body) => {
    if (!packed.has(name)) packed.set(name, gzipSync(body()));
    const headers = { 'content-type': type, 'content-encoding': 'gzip', 'cache-control': 'no-store' };
    response.writeHead(200, headers).end(packed.get(name));
  };
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url, 'http://localhost');
    if (request.method === 'POST') {
      let body = '';
      request.setEncoding('utf8').on('data', (text) => (body += text));
      request.on('end', () => {
        response.end();
        answer?.(JSON.parse(body));
      });
      return;
    }
    const type = TYPES[extname(pathname)] ?? 'application/octet-stream';
    const page = /^\/page\/([\w-]+)$/.exec(pathname)?.[1];
    const text = page ? PAGE(`/${search ? 'bench/' : ''}pages/${page}.js`) : given.get(pathname);
    if (text !== undefined) {
      send(response, page ? TYPES['.html'] : type, text, () => text);
      return;
    }
    let size;
    let mtimeMs;
    try {
      ({ size, mtimeMs } = statSync(pathOf(pathname)));
    } catch {
      response.writeHead(404).end();
      return;
    }
    if (COMPRESSED.has(extname(pathname)) && !request.headers.range) {
      send(response, type, `${pathname} ${mtimeMs}`, () => readFileSync(pathOf(pathname)));
      return;
    }
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const start = Number(from ?? 0);
    const end = to ? Math.min(Number(to), size - 1) : size - 1;
    response.writeHead(from === undefined ? 200 : 206, {
      'content-type': type,
      'content-length': end - start + 1,
      'accept-ranges': 'bytes',
      ...(from !== undefined && { 'content-range': `bytes ${start}-${end}/${size}` }),
    });
    createReadStream(pathOf(pathname), { start, end })
      .on('error', () => response.destroy())
      .pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    give: (path, text) => given.set(path, text),
    report: (what, timeoutMs) => {
      const report = new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no report came of ${what} within ${timeoutMs / 1000} s`)), timeoutMs);
        answer = (result) => {
          clearTimeout(timer);
          if (result.error) reject(new Error(`${what}: ${result.error}`));
          else resolve(result);
        };
      });
      // Who asks for it may still wait for the page to open.
      report.catch(() => undefined);
      return report;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
