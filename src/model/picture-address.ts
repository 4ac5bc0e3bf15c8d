import { excerpt, type ProblemPlace } from './problem-list.js';
import { safeUrl } from './safe-url.js';

/** Where a text comes from, and whose pictures it may show. */
export interface TextOrigin {
  /** The text's own address: relative links start there, and its pictures come from that server. */
  readonly base?: string;
  /** Other servers that its pictures may come from, as `https://pictures.example`: scheme, name and port. What is no such origin allows nothing. */
  readonly imageOrigins?: readonly string[];
  /** Told the address of each picture that is not shown. */
  readonly refused?: (address: string) => void;
  /** Told where there is more markup, or deeper, than is kept; its words are. */
  readonly simplified?: () => void;
}

const ABSOLUTE = /^([a-z][a-z\d+.-]*:|[/\\]{2})/i;

/**
 * The address that a picture may be fetched from, or `null`: only from the text's own server, or one that the page allows. A picture elsewhere tells
 * somebody else who reads.
 */
export function pictureAddress(url: string, { base, imageOrigins = [], refused }: TextOrigin): string | null {
  const safe = safeUrl(url, base);
  const allowed = safe !== null && !/^mailto:/i.test(safe) && isAllowed(safe, base, imageOrigins);
  if (!allowed && url.trim()) refused?.(url);
  return allowed ? safe : null;
}

function isAllowed(address: string, base: string | undefined, origins: readonly string[]): boolean {
  const origin = originOf(address);
  // Relative to an address that nobody knows: to that of the page it will stand in.
  if (origin === undefined) return !ABSOLUTE.test(address);
  return (base !== undefined && origin === originOf(base)) || origins.some((one) => originOf(one) === origin && isBare(one));
}

/** Nothing after the name and the port: who names a folder means no more than that, which cannot be promised. */
const isBare = (origin: string): boolean => /^https?:\/\/[^/?#\\@*]+\/?$/i.test(origin);

function originOf(address: string): string | undefined {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}

/** What a `ProblemList` is told of a picture that is not shown; `id` of the note that it is in. */
export function pictureRefused(address: string, id?: string): [code: string, message: string, place: ProblemPlace] {
  const said = excerpt(address, 300);
  const message = `The picture ${said} is not shown: it is neither on the server of the text nor on one that is allowed.`;
  return ['picture-refused', message, { detail: { address: said, ...(id !== undefined && { id }) } }];
}
