import { type formatAnnotations, type parseAnnotations, RICH_TAGS } from '../../src/model/index.js';
import { until } from '../support/build.js';
import type { filmSession } from '../support/session.js';
import { OWN, VECTORS } from './vectors.js';

interface Watched extends Window {
  readonly deeds: string[];
  readonly filmSession: typeof filmSession;
  readonly formatAnnotations: typeof formatAnnotations;
  readonly parseAnnotations: typeof parseAnnotations;
  readonly isReady?: boolean;
}

/** A page that is handed what others wrote, in which every script that runs and every request that leaves is written down. */
export class WatchedPage {
  readonly #frame: HTMLIFrameElement;
  readonly #first: Watched;
  readonly #inherited: string;
  /** What was seen so far. */
  readonly #seen = new Set<string>();

  private constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
    this.#first = this.window;
    this.#inherited = this.#ofPrototypes();
  }

  /** @param address a page that loads `tests/pages/watched.js` first */
  static async open(address = '/tests/pages/watched.html'): Promise<WatchedPage> {
    const frame = Object.assign(document.createElement('iframe'), { src: address, width: '900', height: '700' });
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const page = new WatchedPage(frame);
    if (address.endsWith('watched.html')) await until(() => page.window.isReady, 'the library');
    return page;
  }

  get window(): Watched {
    return this.#frame.contentWindow as unknown as Watched;
  }

  get document(): Document {
    return this.#frame.contentDocument as Document;
  }

  /** An element of the page's own realm, in its body. */
  add<K extends keyof HTMLElementTagNameMap>(name: K, properties: Partial<HTMLElementTagNameMap[K]> = {}): HTMLElementTagNameMap[K] {
    const element = Object.assign(this.document.createElement(name), properties);
    this.document.body.append(element);
    return element;
  }

  close(): void {
    this.#frame.remove();
  }

  /**
   * Sees what is there now and should not be, and gives everything that waits for a viewer's act this act: what a script hung on any element would run.
   */
  look(): void {
    const visit = (element: Element): void => {
      // The test runner's own.
      if (element.getAttribute('src')?.startsWith('/__web')) return;
      for (const fault of faultsOf(element)) this.#seen.add(fault);
      act(element);
      for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) visit(child);
    };
    if (this.document.body) visit(this.document.body);
    else this.#seen.add('its body is gone');
  }

  /** Looks once more, and says all that was seen, and has happened, since this was last asked. */
  async faults(): Promise<string[]> {
    this.look();
    // What is heard of comes in tasks of its own.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const asked = (await (await fetch('/__kept')).json()) as readonly string[];
    if (this.window !== this.#first) this.#seen.add('another page is in its place');
    if (this.#ofPrototypes() !== this.#inherited) this.#seen.add('prototypes have been changed');
    const faults = [...this.#seen, ...new Set(this.#first.deeds.splice(0)), ...asked.map((path) => `asked for ${path}`)];
    this.#seen.clear();
    return faults;
  }

  #ofPrototypes(): string {
    const { Object: Plain, Array: List, Function: Code } = this.window as unknown as typeof globalThis;
    return [Plain, List, Code].map((one) => [one, one.prototype].map((each) => Reflect.ownKeys(each).map(String).join()).join()).join();
  }
}

/** Elements that neither the library nor a text of others has any business to have. */
const FORBIDDEN =
  /^(?:script|style|iframe|frame|frameset|object|embed|applet|param|base|meta|link|math|template|noscript|portal|fencedframe|marquee|isindex|keygen|foreignobject|use|image|animate|animatemotion|animatetransform|set|discard|handler|audio|source|picture|area|map|plaintext|xmp|listing|layer|bgsound|command|textarea)$/i;
/** Those that a text of others may have. */
const TEXT: ReadonlySet<string> = new Set([...RICH_TAGS, 'button', 'svg', 'path']);
const FORBIDDEN_ATTRIBUTES =
  /^(?:on.*|srcdoc|srcset|action|formaction|xlink:href|xml:.*|ping|background|data|is|http-equiv|manifest|attributionsrc|lowsrc|dynsrc|archive|code|popovertarget|commandfor|nonce|autofocus|contenteditable|v-html|ng-init|x-init|hx-get)$/i;
const STYLE_THAT_FETCHES = /(?:url|src|image|image-set|cross-fade|expression)\(|@import|(?:behavior|binding)\s*:/i;
/** Names that vectors give to elements, which the page or its document would then be asked for. */
const NAMES = new Set(VECTORS.flatMap(({ text }) => [...text.matchAll(/\b(?:id|name)\s*=\s*["']?([\w-]{3,})/gi)].map(([, name]) => name)));
const NEEDED = new Set(['video', 'menu', 'bar']);

function faultsOf(element: Element): string[] {
  const faults: string[] = [];
  const { localName } = element;
  const here = `<${localName}> in ${pathOf(element)}`;
  if (FORBIDDEN.test(localName) || (isFromOthers(element) && !TEXT.has(localName))) faults.push(here);
  for (const { name, value } of element.attributes) {
    const said = `${here} has ${name}="${value.slice(0, 200)}"`;
    if (FORBIDDEN_ATTRIBUTES.test(name)) faults.push(said);
    else if (name === 'style' && STYLE_THAT_FETCHES.test(value)) faults.push(said);
    else if ((name === 'id' || name === 'name') && NAMES.has(value) && !NEEDED.has(value)) faults.push(said);
    else if (localName !== 'img' ? /^(?:href|cite)$/.test(name) && !isLink(value) : name === 'src' && !isOwn(value)) faults.push(said);
  }
  if (localName === 'a' && /^[a-z]+:/i.test(element.getAttribute('href') ?? '')) {
    if (element.getAttribute('target') !== '_blank') faults.push(`${here} takes the film away`);
    if (!/(?:^| )noopener(?: |$)/.test(element.getAttribute('rel') ?? '')) faults.push(`${here} hands on its opener`);
    if (/(?:^| )opener(?: |$)/.test(element.getAttribute('rel') ?? '')) faults.push(`${here} hands on its opener`);
  }
  return faults;
}

const pathOf = (element: Element): string => {
  const root = element.getRootNode();
  return root instanceof Document || !('host' in root) ? 'the page' : (root.host as Element).localName;
};

/** As a browser reads it: where would it lead? */
const isLink = (address: string): boolean => {
  try {
    return /^(?:https?|mailto):$/.test(new URL(address, location.href).protocol);
  } catch {
    return false;
  }
};

const isOwn = (address: string): boolean => {
  try {
    return new URL(address, location.href).origin === location.origin;
  } catch {
    return false;
  }
};

const EVENTS = 'mouseover mousemove pointerover pointerrawupdate wheel scroll scrollend focus focusin blur animationstart animationend transitionrun transitionend toggle beforetoggle beforematch load error slotchange change input close start begin canplay pageshow'.split(' '); // prettier-ignore

/** Where the text of others stands. */
const FROM_OTHERS = '.body[part], .text[part], .cue .line, .film-transcript-note-body, [part~="title"], [part~="category"]';
const isFromOthers = (element: Element): boolean => element.parentElement?.closest(FROM_OTHERS) != null;

/** What a viewer might do with it, except to follow a link that leads to a page. */
function act(element: Element): void {
  if (!isFromOthers(element)) return;
  const { Event } = element.ownerDocument.defaultView as unknown as typeof globalThis;
  for (const name of EVENTS) element.dispatchEvent(new Event(name));
  if (element.localName === 'a' && !isLink(element.getAttribute('href') ?? '')) (element as HTMLElement).click();
}

export const FAMILIES: readonly string[] = [...new Set(OWN.map(({ family }) => family))];
