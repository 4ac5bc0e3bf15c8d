/// <reference lib="webworker" />
import { placeFile, type PlacingRequest } from './place-file.js';
import type { PlacingAnswer } from './placing.js';

// One question in the life of a worker.
self.addEventListener('message', ({ data }: MessageEvent<PlacingRequest>) => {
  const answer = (message: PlacingAnswer): void => self.postMessage(message);
  void placeFile(data, { onProgress: (share) => answer({ share }) }).then(
    (placed) => answer({ placed }),
    (error: unknown) => answer({ failure: String(error) }),
  );
});
