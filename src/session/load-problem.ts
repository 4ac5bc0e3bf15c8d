import type { Problem } from '../model/problem.js';
import { LoadError, type LoadFailure, lostConnection } from './load.js';

/** In a viewer's words. */
const WORDS: Record<Exclude<LoadFailure, 'network'>, string> = {
  'not-found': 'The server has no file at this address.',
  forbidden: 'The server does not allow this file to be read.',
  server: 'The server could not deliver it just now.',
  silent: 'Its server has sent nothing for a while.',
  'too-large': 'It is far too large for a file of this kind.',
  'bad-address': 'Its address is not a valid one.',
};

/** A load that failed, as a problem in a viewer's words. */
export function loadProblem(error: unknown, source: string): Problem {
  if (!(error instanceof LoadError) || error.reason === 'network') return lostConnection(source);
  const { reason, status } = error;
  return {
    code: `load-${reason}`,
    severity: 'error',
    message: WORDS[reason],
    source,
    ...(status !== undefined && { detail: { status } }),
  };
}
