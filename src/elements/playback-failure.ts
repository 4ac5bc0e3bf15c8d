import { enFailures } from '../i18n/en-failures.js';
import { messagesOf, type Speaker } from '../i18n/messages.js';

const message = messagesOf(enFailures);

/** How long a server has to say what is wrong with a film, in milliseconds: the viewer waits for the words. */
const ANSWER_MS = 3000;

/** What to say of a film that cannot be played: `code` is that of its `MediaError`; where the server can be asked, it is. */
export async function describeFailure(speaker: Speaker, code: number, address: string): Promise<string> {
  return message(speaker, code === 3 ? 'filmBroken' : await askServer(address));
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
