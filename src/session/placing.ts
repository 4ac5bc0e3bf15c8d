import { askWorker } from './article-worker.js';
import type { PlacedFile, PlacingOptions, PlacingRequest } from './place-file.js';

/**
 * Reads and places an article off the main thread; on it, a little at a time, where a page allows no worker (a policy, another origin).
 *
 * @throws {DOMException} `AbortError` when the signal says so.
 */
export async function placeOffThread(request: PlacingRequest, { signal, onProgress }: Required<PlacingOptions>): Promise<PlacedFile> {
  const placed = await askWorker('place', request, { signal, onProgress });
  if (placed) return placed;
  const { placeFile } = await import('./place-file.js');
  signal.throwIfAborted();
  return placeFile(request, { signal, onProgress });
}
