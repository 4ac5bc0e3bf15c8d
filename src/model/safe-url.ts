/** No address that means well is longer. */
const MAX_URL = 4096;
const SCHEME = /^([a-z][a-z\d+.-]*):/i;

/**
 * The address a link may point to, or `null`: `http`, `https`, `mailto` or relative to `base` (the file's own address).
 * Control characters are refused wherever they are, because a browser skips them: `java\nscript:` would be `javascript:` to it.
 */
export function safeUrl(url: string, base?: string): string | null {
  const trimmed = trimControls(url);
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (!trimmed || trimmed.length > MAX_URL || /[\0-\x1f\x7f]/.test(trimmed)) return null;
  const scheme = SCHEME.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme) {
    if (scheme === 'mailto') return trimmed;
    return scheme === 'http' || scheme === 'https' ? resolve(trimmed, undefined) : null;
  }
  // A colon before any slash that is no scheme we can read may be one to somebody else.
  if (/^[^/?#\\]*:/.test(trimmed)) return null;
  if (base !== undefined) return resolve(trimmed, base);
  return resolve(trimmed, 'https://example.org/') && trimmed;
}

/** Without spaces and control characters around it, as a browser reads an address. No pattern: it would try each run of spaces inside from each of its places. */
function trimControls(url: string): string {
  let [start, end] = [0, url.length];
  while (start < end && url.charCodeAt(start) <= 0x20) start++;
  while (end > start && url.charCodeAt(end - 1) <= 0x20) end--;
  return url.slice(start, end);
}

function resolve(url: string, base: string | undefined): string | null {
  try {
    const { href, protocol } = new URL(url, base);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    // A base that is itself relative or unusual cannot be resolved against; the address alone is still safe.
    return base !== undefined && !SCHEME.test(base) ? url : null;
  }
}
