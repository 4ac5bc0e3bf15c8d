import { parentPort } from 'node:worker_threads';
import { type AlignedFilm, alignFilm, type AlignJob } from './align-film.js';
import { Failure } from './failure.js';

/** What a worker answers: the film's commentary, or why there is none. */
export type AlignAnswer = { readonly aligned: AlignedFilm } | { readonly failure: string };

parentPort?.on('message', (job: AlignJob) => {
  void alignFilm(job).then(
    (aligned) => answer({ aligned }),
    (error: unknown) => answer({ failure: error instanceof Failure ? error.message : `the program failed: ${String(error)}` }),
  );
});

function answer(message: AlignAnswer): void {
  parentPort?.postMessage(message);
}
