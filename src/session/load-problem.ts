import type { Problem } from '../model/problem.js';
import { LoadError, type LoadFailure } from './load.js';

/** In a viewer's words. */
const WORDS: Record<LoadFailure, string> = {
  'not-found': 'The server has no file at this address.',
  forbidden: 'The server does not allow this file to be read.',
  server: 'The server could not deliver it just now.',
  silent: 'Its server has sent nothing for a while.',
  'too-large': 'It is far too large for a file of this kind.',
  'bad-address': 'Its address is not a valid one.',
  network: 'It could not be fetched: the connection failed, or its server does not share it with this page.',
};

/** A load that failed, as a problem in a viewer's words. */
export function loadProblem(error: unknown, source: string): Problem {
  const { reason, status }: Pick<LoadError, 'reason' | 'status'> = error instanceof LoadError ? error : { reason: 'network' };
  return {
    code: `load-${reason}`,
    severity: 'error',
    message: WORDS[reason],
    source,
    ...(status !== undefined && { detail: { status } }),
  };
}
