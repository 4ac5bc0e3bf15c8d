import type { Article } from '../model/article.js';
import type { Cue } from '../model/cue.js';
import type { PlaceArticleOptions, PlacedArticle } from '../model/place.js';
// oxlint-disable-next-line import/default -- vite makes it the address of the built worker
import workerAddress from './align.worker.ts?worker&url';

/** What is placed over what. */
export interface PlacingRequest {
  readonly article: Article;
  readonly cues: readonly Cue[];
  readonly options: PlaceArticleOptions;
}

/** What the worker says: how much is done (0 to 1), and at last the result or why there is none. */
export type PlacingAnswer = { readonly share: number } | { readonly placed: PlacedArticle } | { readonly failure: string };

export interface PlacingOptions {
  readonly signal: AbortSignal;
  /** How much is done, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/**
 * Places an article off the main thread; on it, a little at a time, where a page allows no worker (a policy, another origin).
 *
 * @throws {DOMException} `AbortError` when the signal says so.
 */
export async function placeOffThread(request: PlacingRequest, { signal, onProgress }: PlacingOptions): Promise<PlacedArticle> {
  signal.throwIfAborted();
  const worker = startWorker();
  const placed = worker && (await ask(worker, request, { signal, onProgress }));
  if (placed) return placed;
  const { placeArticleAsync } = await import('../model/place.js');
  return placeArticleAsync(request.article, request.cues, { ...request.options, signal, onProgress });
}

/** `null` where the page does not allow it. */
function startWorker(): Worker | null {
  try {
    return new Worker(trusted(workerAddress) as string, { type: 'module', name: 'film-commentary' });
  } catch {
    return null;
  }
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): unknown };
}

/** The address as a page with Trusted Types wants it: it is the library's own file, whatever anybody writes. */
const trusted = (address: string): unknown =>
  (policy ??= (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('film-commentary', {
    createScriptURL: () => workerAddress,
  }))?.createScriptURL(address) ?? address;

/** One for the page: a policy may allow its name once. */
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The worker's result; `null` where it could not do it. Ends it. */
function ask(worker: Worker, request: PlacingRequest, { signal, onProgress }: PlacingOptions): Promise<PlacedArticle | null> {
  return new Promise<PlacedArticle | null>((done, fail) => {
    const abort = (): void => fail(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<PlacingAnswer>) => {
      if ('share' in data) onProgress(data.share);
      else done('placed' in data ? data.placed : null);
    });
    // Its file did not come, or a policy of the page forbids it.
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      done(null);
    });
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
