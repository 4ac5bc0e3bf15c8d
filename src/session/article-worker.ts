// oxlint-disable-next-line import/default -- vite makes it the address of the built worker
import workerAddress from './align.worker.ts?worker&url';
import type { CutArticle, PageArticle, ReadPage, UnreadPage } from './read-page.js';
import type { PlacedFile, PlacingOptions, PlacingRequest } from './place-file.js';

/** What the worker can do with articles, by name: what it is asked, and what it answers. */
export interface ArticleWork {
  /** Reads one and places it over a film. */
  readonly place: { readonly request: PlacingRequest; readonly result: PlacedFile };
  /** Reads one for display. */
  readonly read: { readonly request: UnreadPage; readonly result: ReadPage };
  /** Cuts what stands in a page into passages. */
  readonly cut: { readonly request: PageArticle; readonly result: CutArticle };
}

export type ArticleQuestion = { readonly [W in keyof ArticleWork]: { readonly work: W; readonly request: ArticleWork[W]['request'] } }[keyof ArticleWork]; // prettier-ignore

/** What the worker says: how much is done (0 to 1), and at last the result or why there is none. */
export type ArticleAnswer = { readonly share: number } | { readonly result: unknown } | { readonly failure: string };

/**
 * Has a worker do it, which ends with that; gives `null` where a page allows none (a policy, another origin), or it could not do it.
 *
 * @throws {DOMException} `AbortError` when the signal says so.
 */
export async function askWorker<W extends keyof ArticleWork>(
  work: W,
  request: ArticleWork[W]['request'],
  { signal, onProgress }: Partial<PlacingOptions> = {},
): Promise<ArticleWork[W]['result'] | null> {
  signal?.throwIfAborted();
  const worker = startWorker();
  if (!worker) return null;
  // A signal may last for as long as a page does.
  const listening = new AbortController();
  const until = { signal: listening.signal };
  return new Promise<ArticleWork[W]['result'] | null>((done, fail) => {
    signal?.addEventListener('abort', () => fail(signal.reason as Error), until);
    const answered = ({ data }: MessageEvent<ArticleAnswer>) => {
      if ('share' in data) onProgress?.(data.share);
      else done('result' in data ? (data.result as ArticleWork[W]['result']) : null);
    };
    worker.addEventListener('message', answered, until);
    // Its file did not come, or a policy of the page forbids it.
    const failed = (event: Event) => {
      event.preventDefault();
      done(null);
    };
    worker.addEventListener('error', failed, until);
    worker.postMessage({ work, request });
  }).finally(() => {
    listening.abort();
    worker.terminate();
  });
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
