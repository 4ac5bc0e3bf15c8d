/// <reference lib="webworker" />
import { placeArticleAsync } from '../model/place.js';
import type { PlacingAnswer, PlacingRequest } from './placing.js';

// One question in the life of a worker.
self.addEventListener('message', ({ data: { article, cues, options } }: MessageEvent<PlacingRequest>) => {
  const answer = (message: PlacingAnswer): void => self.postMessage(message);
  void placeArticleAsync(article, cues, { ...options, onProgress: (share) => answer({ share }) }).then(
    (placed) => answer({ placed }),
    (error: unknown) => answer({ failure: String(error) }),
  );
});
