/** A file as it came: its bytes, and what the server said of them. */
export interface LoadedFile {
  readonly bytes: Uint8Array;
  /** The address after redirects. */
  readonly url: string;
  /** The `charset` that the server named, lower case; empty where it named none. */
  readonly charset: string;
}

/** What fetches a file: `fetch` itself, or what stands for it. It is asked with the address as the page has it, and with `{ signal }`. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

export type LoadFailure = 'not-found' | 'forbidden' | 'server' | 'network' | 'silent' | 'too-large' | 'bad-address';

/** Why a file did not come. `status` is the server's answer, where there was one. */
export class LoadError extends Error {
  constructor(
    readonly reason: LoadFailure,
    readonly url: string,
    readonly status?: number,
  ) {
    super(`${reason} ${status ?? ''}: ${url}`);
    this.name = 'LoadError';
  }
}

/** No subtitle, note or article file of a film comes near it; a film given by mistake as one goes far beyond. */
const MAX_BYTES = 25 * 1024 * 1024;

/**
 * A server from which nothing comes for so long (milliseconds) is given up: browsers themselves wait for minutes, or for ever.
 * Slow lines send something at least; a server that wakes up for its first answer takes ten seconds and more.
 */
export const SILENCE_MS = 20_000;

/**
 * Fetch a file.
 *
 * @param url absolute, or relative to the page
 * @param request what fetches it, where a page has its own
 * @throws LoadError for everything that can go wrong but an abort, which throws the signal's own reason
 */
export async function loadFile(url: string, signal?: AbortSignal, request: FetchLike = fetch): Promise<LoadedFile> {
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  try {
    heard();
    const response = await request(url, { signal: AbortSignal.any([signal ?? silence.signal, silence.signal]) });
    heard();
    if (!response.ok) throw new LoadError(failureOf(response.status), url, response.status);
    return { bytes: await readBody(response, url, heard), url: response.url || url, charset: charsetOf(response) };
  } catch (error) {
    const isLost = silence.signal.aborted;
    // What is not read of an answer is not fetched, either.
    silence.abort();
    if (signal?.aborted || error instanceof LoadError) throw error;
    throw new LoadError(isLost ? 'silent' : URL.canParse(url, document.baseURI) ? 'network' : 'bad-address', url);
  } finally {
    clearTimeout(timer);
  }
}

const failureOf = (status: number): LoadFailure =>
  status === 404 || status === 410 ? 'not-found' : status === 401 || status === 403 ? 'forbidden' : 'server';

const charsetOf = (response: Response): string =>
  /charset="?([\w:.-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1]?.toLowerCase() ?? '';

/** Reads up to the limit, not past it: a film given by mistake is not fetched whole. */
async function readBody(response: Response, url: string, heard: () => void): Promise<Uint8Array> {
  const check = (size: number) => {
    if (size > MAX_BYTES) throw new LoadError('too-large', url, response.status);
  };
  check(Number(response.headers.get('content-length')));
  const chunks: Uint8Array[] = [];
  let size = 0;
  // An answer without a body (204) is an empty file.
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    heard();
    size += part.value.length;
    check(size);
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The name a viewer knows a file by: the last part of its path or, of a file of the viewer's own (`fileAddress`), what follows its `#`; decoded. */
export function fileName(url: string): string {
  const path = (/^blob:[^#]*#([^&]+)/.exec(url)?.[1] ?? url).split(/[?#]/, 1)[0] ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1) || path;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
