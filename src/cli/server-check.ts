import type { Problem } from '../model/problem.js';
import { type Address, type AddressKind, kindOfAddress } from './page-addresses.js';
import { type Answer, PIECE } from './server-answer.js';

/** Text shorter than this is one packet on the wire, compressed or not. */
const WORTH_COMPRESSING = 1400;

const WHAT: Readonly<Record<AddressKind, string>> = {
  page: 'page',
  film: 'film',
  stream: 'stream’s list',
  part: 'part of the stream',
  subtitles: 'subtitles',
  notes: 'notes',
  article: 'article',
  script: 'script',
  picture: 'picture',
};

/** Types that are right, and the one to set; a script of another does not run at all. */
const TYPES: Readonly<Record<AddressKind, readonly [right: RegExp, set: (url: URL) => string]>> = {
  page: [/^text\/html$|^application\/xhtml\+xml$/, () => 'text/html; charset=utf-8'],
  film: [/^(?:video|audio)\/|^application\/ogg$/, ({ pathname }) => (pathname.endsWith('.webm') ? 'video/webm' : 'video/mp4')],
  stream: [
    /^(?:application|audio)\/(?:vnd\.apple\.mpegurl|(?:x-)?mpegurl)$|^application\/dash\+xml$/,
    ({ pathname }) => (pathname.endsWith('.mpd') ? 'application/dash+xml' : 'application/vnd.apple.mpegurl'),
  ],
  part: [/^(?:video|audio)\/|^text\/vtt$|^application\/octet-stream$/, ({ pathname }) => (pathname.endsWith('.ts') ? 'video/mp2t' : 'video/mp4')],
  subtitles: [
    /^text\/(?:vtt|plain|srt)$|^application\/(?:x-subrip|srt)$/,
    ({ pathname }) => (pathname.endsWith('.srt') ? 'application/x-subrip' : 'text/vtt; charset=utf-8'),
  ],
  notes: [/^application\/(?:[\w.+-]+\+)?json$|^text\/(?:csv|vtt|plain)$/, () => 'application/json'],
  article: [/^text\/(?:markdown|plain|html|x-markdown)$/, () => 'text/markdown; charset=utf-8'],
  script: [/^(?:text|application)\/(?:x-)?(?:java|ecma)script$/, () => 'text/javascript'],
  picture: [/^image\//, () => 'image/jpeg'],
}; // prettier-ignore

/** Fetched by a script or as a module: the page's origin has to be let in. Films and pictures play and show without, unless the page asks. */
const READ_BY_SCRIPTS: ReadonlySet<AddressKind> = new Set(['stream', 'part', 'subtitles', 'notes', 'article', 'script']);

const isText = (kind: AddressKind): boolean => kind !== 'film' && kind !== 'part' && kind !== 'picture';

type Found = Omit<Problem, 'source'>;
const error = (code: string, message: string): Found => ({ code, severity: 'error', message });
const warning = (code: string, message: string): Found => ({ code, severity: 'warning', message });

/** What an answer lacks, each with what to set. A file that did not come has nothing else. */
export function problemsOfAnswer(address: Address, answer: Answer, origin: string): Problem[] {
  const found = missing(address, answer) ?? [
    ...mixed(address, origin),
    ...type(address, answer),
    ...(address.kind === 'film' ? ranges(answer) : []),
    ...cors(address, answer, origin),
    ...(isText(address.kind) ? compression(address, answer) : []),
    ...(address.kind === 'page' ? [] : caching(address, answer)),
  ];
  return found.map((problem) => ({ ...problem, source: address.url.href }));
}

/** `undefined` where it came. */
function missing({ kind, url }: Address, { status, text }: Answer): Found[] | undefined {
  const what = WHAT[kind];
  if (status === 404 || status === 410) return [error('not-found', `There is no ${what} at this address (${status}).`)];
  if (status === 401 || status === 403) return [error('refused', `The server does not give this ${what} out (${status}). Let it be read without signing in, or have the page ask with credentials.`)]; // prettier-ignore
  if (status === 416) return [error('no-ranges', `The server says that this ${what} has no piece from byte ${PIECE.first} on (416): it is empty, or pieces are reckoned wrongly.`)]; // prettier-ignore
  if (status >= 400) return [error('server-failed', `The server could not give this ${what} out (${status}).`)];
  const isPage = /^\s*(?:<!doctype html|<html)/i.test(text);
  const mayBePage = kind === 'page' || (kind === 'article' && kindOfAddress(url) === 'page');
  if (isPage && !mayBePage)
    return [error('is-page', `A web page comes instead of the ${what}: servers that answer every address with the start page do that. Put the file there, or let what is missing be 404.`)]; // prettier-ignore
  if (kind !== 'page' && isText(kind) && text.trim() === '') return [error('empty-file', `The ${what} come${kind === 'subtitles' || kind === 'notes' ? '' : 's'} empty.`)]; // prettier-ignore
  return undefined;
}

const mixed = ({ url, kind }: Address, origin: string): Found[] =>
  origin.startsWith('https:') && url.protocol === 'http:' && !/^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
    ? [error('not-secure', `A page on https gets no ${WHAT[kind]} by http. Serve it by https.`)]
    : [];

function type({ kind, url }: Address, { headers }: Answer): Found[] {
  const [right, set] = TYPES[kind];
  const given = (headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (right.test(given)) return [];
  const message = `It comes ${given === '' ? 'without a type' : `as ${given}`}. Set: Content-Type: ${set(url)}`;
  const isStrict = headers.get('x-content-type-options')?.toLowerCase() === 'nosniff';
  const isUnknown = given === '' || given === 'application/octet-stream';
  if (kind === 'script') return [error('wrong-type', `${message}. Browsers run no module of another type.`)];
  if (kind === 'film' && (!isUnknown || isStrict)) return [error('wrong-type', `${message}. Browsers do not play it so.`)];
  return [warning('wrong-type', `${message}.`)];
}

function ranges({ status, headers }: Answer): Found[] {
  const encoding = headers.get('content-encoding');
  if (encoding && encoding !== 'identity')
    return [error('compressed-film', `The film comes compressed (${encoding}), so that it has no pieces to go to. Switch compression off for video/* and audio/*.`)]; // prettier-ignore
  if (status !== 206)
    return [error('no-ranges', `Asked for a piece of the film, the server sends all of it (${status}): going to a moment is slow or impossible, and Safari plays nothing. Let it answer Range requests with 206 (Accept-Ranges: bytes); static servers do, proxies and functions before them may not.`)]; // prettier-ignore
  const piece = headers.get('content-range') ?? '';
  return new RegExp(`^bytes ${PIECE.first}-\\d+/(?:\\d+|\\*)$`).test(piece)
    ? []
    : [error('wrong-range', `Asked for the film from byte ${PIECE.first} on, the server gives ${piece === '' ? 'a piece without saying which' : `“${piece}”`}. Set: Content-Range: bytes FIRST-LAST/LENGTH of what was asked for.`)]; // prettier-ignore
}

function cors({ kind, crossOrigin }: Address, { url, headers }: Answer, origin: string): Found[] {
  if (url.origin === origin) return [];
  const allowed = headers.get('access-control-allow-origin');
  const varies = /(?:^|[\s,])(?:origin|\*)(?:$|[\s,])/i.test(headers.get('vary') ?? '');
  const vary = allowed === origin && !varies ? [warning('no-vary', 'The answer names one origin, and a cache may give it to another site. Set: Vary: Origin.')] : []; // prettier-ignore
  if (!READ_BY_SCRIPTS.has(kind) && !crossOrigin) {
    const policy = headers.get('cross-origin-resource-policy')?.toLowerCase();
    return policy === 'same-origin'
      ? [
          error(
            'for-itself-only',
            `The server gives the ${WHAT[kind]} to its own pages only. Set: Cross-Origin-Resource-Policy: cross-origin.`,
          ),
        ]
      : vary;
  }
  const withCredentials = crossOrigin === 'use-credentials';
  if (allowed !== origin && (withCredentials || allowed !== '*'))
    return [error('no-cors', `Pages of ${origin} may not read it${allowed === null ? '' : ` (the server allows ${allowed})`}. Set: Access-Control-Allow-Origin: ${origin}${withCredentials ? '' : ', or *'}.`)]; // prettier-ignore
  if (withCredentials && headers.get('access-control-allow-credentials') !== 'true')
    return [error('no-credentials', 'The page asks with credentials, which the server does not accept. Set: Access-Control-Allow-Credentials: true.')]; // prettier-ignore
  return vary;
}

function compression({ kind }: Address, { text, headers }: Answer): Found[] {
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity' || text.length < WORTH_COMPRESSING) return [];
  const type = (headers.get('content-type') ?? 'its type').split(';', 1)[0]!;
  return [warning('not-compressed', `${Math.round(text.length / 1000)} kB of ${kind === 'page' ? 'HTML' : 'text'} come uncompressed. Have the server compress ${type} (br, gzip).`)]; // prettier-ignore
}

function caching({ kind }: Address, { headers }: Answer): Found[] {
  const control = headers.get('cache-control')?.toLowerCase() ?? '';
  if (control.includes('no-store'))
    return kind === 'film'
      ? [warning('not-kept', 'Browsers may not keep any of the film (no-store), and fetch it again at each step back. Set: Cache-Control: max-age=86400, for example.')] // prettier-ignore
      : [];
  const says = control !== '' || headers.has('expires');
  const validates = headers.has('etag') || headers.has('last-modified');
  return [
    ...(says ? [] : [warning('no-caching', 'It does not say how long it may be kept, so each browser guesses. Set: Cache-Control: max-age=3600, for example.')]), // prettier-ignore
    ...(validates || control.includes('immutable') ? [] : [warning('no-validator', 'It has neither ETag nor Last-Modified: what a browser has kept is fetched whole again instead of asked after.')]), // prettier-ignore
  ];
}

/** Seconds for which an answer may be kept; 0 where it has to be asked after. */
export const keptFor = (headers: Headers): number => {
  const control = headers.get('cache-control')?.toLowerCase() ?? '';
  return /no-cache|no-store/.test(control) ? 0 : Number(/(?:^|[\s,])max-age=(\d+)/.exec(control)?.[1] ?? 0);
};
