import { enFailures } from '../i18n/en-failures.js';
import { messagesOf, type Speaker } from '../i18n/messages.js';
import { isStream, type MediaSource } from './media-source.js';

const message = messagesOf(enFailures);

/** How long a server has to say what is wrong with a film, in milliseconds: the viewer waits for the words. */
const ANSWER_MS = 3000;

/**
 * What to say of a film that cannot be played: `code` is that of its `MediaError`; where the server can be asked, it is.
 *
 * @param isEmpty has nothing of it come?
 */
export async function describeFailure(speaker: Speaker, code: number, film: MediaSource | undefined, isEmpty: boolean): Promise<string> {
  if (code === 3 && !isEmpty) return message(speaker, 'filmBroken');
  const { src } = film ?? { src: '' };
  const why = await askServer(src);
  // A stream's list is there, but not all that it names.
  const isListAlone = why === 'filmUnplayable' && film !== undefined && isStream(film) && code !== 3 && !src.startsWith('blob:');
  return message(speaker, isListAlone ? 'filmNotDelivered' : why);
}

/** Why does nothing that can be played come from this address? */
async function askServer(address: string): Promise<keyof typeof enFailures> {
  // A file of the viewer's own is there: what fails is the playing.
  if (address.startsWith('blob:')) return 'filmUnplayable';
  if (!/^https?:/.test(address)) return 'filmUnreachable';
  const response = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);
  if (!response) return 'filmUnreachable';
  const { status } = response;
  if (status === 404 || status === 410) return 'filmMissing';
  if (status === 401 || status === 403) return 'filmForbidden';
  if (status >= 500) return 'filmNotDelivered';
  if (!response.ok) return 'filmUnreachable';
  // Some servers answer with a page of theirs where there is no file.
  return response.headers.get('content-type')?.startsWith('text/html') ? 'filmMissing' : 'filmUnplayable';
}
