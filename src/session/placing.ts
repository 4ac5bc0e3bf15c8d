// oxlint-disable-next-line import/default -- vite makes it the address of the built worker
import workerAddress from './align.worker.ts?worker&url';
import type { PlacedFile, PlacingOptions, PlacingRequest } from './place-file.js';

/** What the worker says: how much is done (0 to 1), and at last the result or why there is none. */
export type PlacingAnswer = { readonly share: number } | { readonly placed: PlacedFile } | { readonly failure: string };

/** One who asks can give up. */
type Asking = Required<PlacingOptions>;

/**
 * Reads and places an article off the main thread; on it, a little at a time, where a page allows no worker (a policy, another origin).
 *
 * @throws {DOMException} `AbortError` when the signal says so.
 */
export async function placeOffThread(request: PlacingRequest, { signal, onProgress }: Asking): Promise<PlacedFile> {
  signal.throwIfAborted();
  const worker = startWorker();
  const placed = worker && (await ask(worker, request, { signal, onProgress }));
  if (placed) return placed;
  const { placeFile } = await import('./place-file.js');
  signal.throwIfAborted();
  return placeFile(request, { signal, onProgress });
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
function ask(worker: Worker, request: PlacingRequest, { signal, onProgress }: Asking): Promise<PlacedFile | null> {
  return new Promise<PlacedFile | null>((done, fail) => {
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
