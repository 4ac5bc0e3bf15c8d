import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { message } from '../i18n/article-message.js';
import type { Speaker } from '../i18n/messages.js';
import type { Annotation } from '../model/annotation.js';
import type { Tie } from '../model/article-ties.js';
import type { ArticleInPage } from './article-of-element.js';
import { tellsOfMore, tellsUpTo } from '../model/spoilers.js';
import { formatTimecode } from '../model/timecode.js';
import type { PassageBox } from './article-margin.js';
import { firstIcon } from './icon.js';
import { interfaceLanguage } from './interface-language.js';
import { repeat } from './repeat.js';
import { styleText } from './theme.js';

/** An element of the article that is tied to the film. Long passages that were cut have one element. */
export interface Moment {
  readonly element: Element;
  /** By start; at least one. */
  readonly ties: readonly Tie[];
  /** Its first words. */
  readonly words: string;
}

/** How the passages stand now, and what may be done with them. */
export interface MarkScope {
  readonly speaker: Speaker;
  /** Those of the moment. */
  readonly lit: ReadonlySet<Element>;
  /** Those that speak of what the viewer has not come to. */
  readonly veiled: ReadonlySet<Element>;
  readonly pointed: Moment | undefined;
  /** Whose times are all shown. */
  readonly unfolded: Element | undefined;
  play(tie: Tie): void;
  point(moment: Moment | undefined): void;
  fold(moment: Moment | undefined): void;
  unveil(moment: Moment): void;
}

/** So many letters of a passage name it. */
const NAME_LETTERS = 60;

/** The tied elements of an article, in its order. */
export function momentsOf({ article, elements }: ArticleInPage, ties: readonly Tie[]): readonly Moment[] {
  const byPassage = new Map<string, Tie[]>();
  for (const tie of ties) byPassage.set(tie.passage, [...(byPassage.get(tie.passage) ?? []), tie]);
  const moments = new Map<Element, Moment & { readonly ties: Tie[] }>();
  for (const { id, text } of article.passages) {
    const element = elements.get(id);
    const its = byPassage.get(id);
    if (!element || !its) continue;
    const moment = moments.get(element) ?? { element, ties: [], words: firstWords(text) };
    moment.ties.push(...its);
    moments.set(element, moment);
  }
  return [...moments.values()];
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= NAME_LETTERS) return line;
  return `${line.slice(0, line.lastIndexOf(' ', NAME_LETTERS) + 1 || NAME_LETTERS).trimEnd()}…`;
}

export const isAmbient = ({ ties }: Moment): boolean => ties.every(({ note }: { note: Annotation }) => note.origin === 'ambient');

/** As class names. */
export const stateOf = (moment: Moment, { lit, pointed, veiled }: MarkScope): string =>
  [
    lit.has(moment.element) && 'now',
    pointed === moment && 'pointed',
    isAmbient(moment) && 'ambient',
    veiled.has(moment.element) && 'veiled',
  ]
    .filter(Boolean)
    .join(' ');

/** What the mark of a passage shows: it is rendered anew when some of this differs, as an article may have hundreds. */
export const markKey = (moment: Moment, scope: MarkScope): readonly unknown[] => [
  moment,
  stateOf(moment, scope),
  scope.unfolded === moment.element,
  interfaceLanguage(scope.speaker),
];

/** Up to where a passage tells of the film (seconds): its own moment, or what its notes say. */
const toldUpTo = (first: Tie, ties: readonly Tie[]): number =>
  Math.max(first.start, ...ties.map(({ note }) => (tellsOfMore(note) ? tellsUpTo(note) : 0)));

/** The times of a passage. */
export function renderMark(moment: Moment, scope: MarkScope): TemplateResult {
  const { element, ties } = moment;
  const { speaker, lit } = scope;
  const [first] = ties;
  const unfolded = scope.unfolded === element;
  const others = `+${ties.length - 1}`;
  return html`${first ? renderTime(moment, first, scope, lit.has(element)) : nothing}
  ${
    ties.length > 1
      ? html`<button
            class="more"
            type="button"
            lang=${interfaceLanguage(speaker)}
            aria-expanded=${String(unfolded)}
            aria-label="${others}. ${message(speaker, 'allMoments', { count: ties.length })}"
            @click=${() => scope.fold(unfolded ? undefined : moment)}
          >
            ${others}
          </button>
          ${unfolded ? html`<span class="times">${ties.map((tie) => renderTitledTime(tie, scope))}</span>` : nothing}`
      : nothing
  }
  ${
    first && scope.veiled.has(element)
      ? html`<button
          class="unveil"
          type="button"
          lang=${interfaceLanguage(speaker)}
          aria-label=${message(speaker, 'unveil', { time: formatTimecode(toldUpTo(first, ties)) })}
          @click=${() => scope.unveil(moment)}
        >
          …
        </button>`
      : nothing
  }`;
}

function renderTime(moment: Moment, tie: Tie, { speaker, play, point }: MarkScope, now: boolean): TemplateResult {
  const time = formatTimecode(tie.start);
  const name = tie.note.origin === 'ambient' ? 'backgroundFrom' : 'playFromPassage';
  return html`<button
    class="time"
    part="time"
    type="button"
    lang=${interfaceLanguage(speaker)}
    aria-label=${message(speaker, name, { time, words: moment.words })}
    aria-current=${now ? 'true' : nothing}
    @click=${() => play(tie)}
    @focus=${() => point(moment)}
    @blur=${() => point(undefined)}
  >
    ${firstIcon('play')}<span>${time}</span>
  </button>`;
}

const renderTitledTime = (tie: Tie, { play }: MarkScope): TemplateResult =>
  html`<button class="time" part="time" type="button" @click=${() => play(tie)}>
    ${firstIcon('play')}<span>${formatTimecode(tie.start)}</span>
    ${tie.note.title ? html`<span class="title" lang=${tie.note.language ?? nothing}>${tie.note.title}</span>` : nothing}
  </button>`;

/** Where the mark of a passage stands in an article from a file: in it, before its first word. */
export function markHolder(passage: Element): HTMLElement {
  const holder = document.createElement('span');
  holder.part.add('mark');
  const inside = passage.localName === 'tr' ? (passage.querySelector('td, th') ?? passage) : passage;
  inside.prepend(holder);
  return holder;
}

/** What lies behind, and over, the passages of the page's own article. */
export const renderLights = (moments: readonly Moment[], boxes: ReadonlyMap<Element, PassageBox>, scope: MarkScope): unknown =>
  moments.map((moment) => {
    const box = boxes.get(moment.element);
    if (!box) return nothing;
    const state = stateOf(moment, scope);
    const style = { top: `${box.top}px`, left: `${box.left}px`, width: `${box.width}px`, height: `${box.height}px` };
    return guard([box, state], () => html`<div class="light ${state}" .style=${styleText(style)}></div>`);
  });

/** The marks beside the passages of the page's own article. */
export const renderMargin = (moments: readonly Moment[], boxes: ReadonlyMap<Element, PassageBox>, scope: MarkScope): TemplateResult =>
  html`<ul class="marks" role="list" lang=${interfaceLanguage(scope.speaker)} aria-label=${message(scope.speaker, 'articleMoments')}>
    ${repeat(
      moments,
      ({ element }) => element,
      (moment) => {
        const place = boxes.get(moment.element)?.mark;
        return guard(
          [...markKey(moment, scope), place],
          () =>
            html`<li
              class="mark ${place?.side ?? 'after'} ${stateOf(moment, scope)}"
              part="mark"
              ?hidden=${!place}
              .style=${place ? styleText({ top: `${place.top}px`, left: `${place.left}px` }) : ''}
            >
              ${renderMark(moment, scope)}
            </li>`,
        );
      },
    )}
  </ul>`;
