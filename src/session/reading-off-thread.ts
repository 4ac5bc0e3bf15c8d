import { askWorker } from './article-worker.js';
import type { CutArticle, PageArticle, ReadPage, UnreadPage } from './read-page.js';

/** What is shorter is read before a worker would have begun: bytes of a file, letters of a page. */
const SHORT = 4000;

/**
 * Reads an article for display; a long one beside the page, which a page without workers (a policy, another origin) has to wait for.
 *
 * @throws what `import()` throws, where the reader of articles does not come; {DOMException} `AbortError` when the signal says so.
 */
export async function readPageOffThread(page: UnreadPage, signal: AbortSignal): Promise<ReadPage> {
  const read = page.content.length > SHORT ? await askWorker('read', page, { signal }) : null;
  return read ?? (await import('./read-page.js')).readPage(page);
}

/**
 * Cuts what stands in a page into passages, in the same way.
 *
 * @throws as `readPageOffThread`
 */
export async function cutOffThread(page: PageArticle, letters: number, signal?: AbortSignal): Promise<CutArticle> {
  const cut = letters > SHORT ? await askWorker('cut', page, signal && { signal }) : null;
  return cut ?? (await import('./read-page.js')).cutArticle(page);
}
