import type { Address } from './page-addresses.js';

/** What a server said, and as much of the file as was asked for. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Where the file was in the end. */
  readonly url: URL;
  /** The text of a file of text; empty of others. */
  readonly text: string;
}

/** Nobody waits longer for a film's first picture. */
const PATIENCE_MS = 30_000;
/** More of a text is not read: the largest that a page reads. */
const MAX_BYTES = 25_000_000;

/** The piece of a film that is asked for: not its beginning, which a server that knows no pieces sends as well. */
export const PIECE = { first: 512, last: 1023 } as const;

const isBinary = ({ kind }: Address): boolean => kind === 'film' || kind === 'part' || kind === 'picture';

/**
 * Asks as a browser on a page of `origin` would.
 *
 * @throws {Error} where no answer comes.
 */
export async function ask(address: Address, origin: string): Promise<Answer> {
  const headers: Record<string, string> = { 'accept-encoding': 'gzip, br' };
  if (origin !== address.url.origin) headers.origin = origin;
  if (address.kind === 'film') headers.range = `bytes=${PIECE.first}-${PIECE.last}`;
  const answer = await fetch(address.url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  const url = new URL(answer.url);
  if (isBinary(address) || !answer.ok) {
    // The film itself is not wanted.
    await answer.body?.cancel();
    return { status: answer.status, headers: answer.headers, url, text: '' };
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    if ((length += chunk.length) > MAX_BYTES) break;
  }
  return { status: answer.status, headers: answer.headers, url, text: Buffer.concat(chunks).toString('utf8') };
}

/** Why no answer came, in words. */
export function whyNoAnswer(error: unknown): string {
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return `there was no answer in ${PATIENCE_MS / 1000} seconds`;
  const { code, message } = (cause ?? error) as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no server of this name';
  if (code === 'ECONNREFUSED') return 'nothing answers there';
  return /CERT|SELF_SIGNED|TLS|SSL/.test(code ?? '') ? `its certificate is not accepted (${code})` : message;
}
