// Files that a test writes, served as by any server; and a page that is watched. What is asked for at /canary is written down.
//
//   PUT /__kept              keeps the files of an object: texts by their paths
//   GET /__kept/<path>       gives one, by the type of its ending; a web page under the policy below
//   GET /__kept              what this engine has asked for at /canary since it last asked this
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';

const TYPES = {
  '.html': 'text/html',
  '.md': 'text/markdown',
  '.json': 'application/json',
  '.vtt': 'text/vtt',
  '.srt': 'application/x-subrip',
};

/**
 * It hinders nothing and tells the page of everything: each script that is no file of this server's, and each request that goes elsewhere.
 * What `connect-src` and the like allow is what the library itself fetches.
 */
const TOLD =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

const files = new Map();
let canaries = [];

/** A middleware of the test runner. */
export const keptFiles = async (context, next) => {
  const { path, method } = context;
  const engine = context.get('user-agent');
  if (/^\/(?:tests\/pages\/watched|__kept\/.*\.html$)/.test(path)) context.set('content-security-policy-report-only', TOLD);
  // Such an address is no file's: the runner would only complain.
  if (path.includes('%00')) context.status = 400;
  else if (path.startsWith('/canary')) {
    canaries.push({ engine, path });
    context.status = 204;
  } else if (path === '/__kept' && method === 'PUT') {
    for (const [name, content] of Object.entries(JSON.parse(await text(context.req)))) files.set(name, content);
    context.status = 204;
  } else if (path === '/__kept') {
    context.body = canaries.filter((one) => one.engine === engine).map((one) => one.path);
    canaries = canaries.filter((one) => one.engine !== engine);
  } else if (path.startsWith('/__kept/')) {
    const content = files.get(path.slice('/__kept/'.length));
    if (content === undefined) return;
    context.type = TYPES[extname(path)] ?? 'text/plain';
    context.body = content;
  } else await next();
};
