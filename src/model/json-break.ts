/** What JSON is made of (RFC 8259). */
const BLANKS = /[ \t\n\r]*/y;
// oxlint-disable-next-line no-control-regex -- a string holds none, and no line break
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text ceases to be JSON: the index of what cannot stand there; the text's length where it only breaks off, or is JSON.
 * Not every engine says so of what `JSON.parse` refuses.
 */
export function jsonBreak(text: string): number {
  let at = 0;
  /** What closes the lists and objects that are open. */
  const open: (']' | '}')[] = [];
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const sign = (one: string): boolean => {
    take(BLANKS);
    if (text[at] !== one) return false;
    at++;
    return true;
  };
  const string = (): boolean => {
    if (!sign('"')) return false;
    do take(PLAIN);
    while (take(ESCAPE));
    // A blank within it is none between signs.
    if (text[at] !== '"') return false;
    at++;
    return true;
  };
  const key = (): boolean => string() && sign(':');
  for (;;) {
    const closing = sign('[') ? ']' : sign('{') ? '}' : undefined;
    if (closing && !sign(closing)) {
      open.push(closing);
      if (closing === '}' && !key()) return at;
      continue;
    }
    if (!closing && text[at] === '"' ? !string() : !closing && !take(SCALAR)) return at;
    while (open.length && sign(open.at(-1)!)) open.pop();
    take(BLANKS);
    if (!open.length || !sign(',') || (open.at(-1) === '}' && !key())) return at;
  }
}
