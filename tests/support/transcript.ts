import { fixture, html } from '@open-wc/testing';
import type { FilmTranscript } from '../../src/elements/film-transcript.js';
import type { Annotation } from '../../src/model/annotation.js';
import type { Cue } from '../../src/model/cue.js';
import { cue, until } from './build.js';
import { filmSession } from './session.js';

/** Forty lines, one every ten seconds. */
export const LINES: readonly Cue[] = Array.from({ length: 40 }, (_, i) =>
  cue(i * 10, i * 10 + 4, `Line ${i} says something about the wind.`),
);

/** The page has been laid out and painted. */
export const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** It scrolls no more. */
export async function rest(scroller: HTMLElement): Promise<void> {
  for (let still = 0, top = NaN; still < 8; still = scroller.scrollTop === top ? still + 1 : 0) {
    top = scroller.scrollTop;
    await frames();
  }
}

/** A transcript 300 px high over these cues, of a film that the viewer knows unless said otherwise. */
export async function shownTranscript({
  cues = LINES,
  notes,
  german,
  seen = true,
  above = 0,
  ...properties
}: Partial<FilmTranscript> & {
  cues?: readonly Cue[];
  notes?: readonly Annotation[];
  german?: readonly Cue[];
  seen?: boolean;
  /** CSS pixels of page above it. */
  above?: number;
} = {}) {
  // Where the test before has left it.
  window.scrollTo(0, 0);
  const { session, media } = filmSession({ cues, notes });
  if (german) session.addTrack({ cues: german, label: 'Deutsch', language: 'de' });
  media.duration = 1000;
  if (seen) session.setFilmSeen(true);
  const page = await fixture<HTMLElement>(
    html`<div>
      <div style="height: ${above}px"></div>
      <button class="before">before</button>
      <film-transcript style="--film-transcript-height: 300px; width: 700px"></film-transcript>
      <div style="height: 3000px"></div>
    </div>`,
  );
  const element = page.querySelector('film-transcript')!;
  Object.assign(element, properties);
  element.session = session;
  await element.updateComplete;
  const rows = () => [...element.querySelectorAll<HTMLElement>('.film-transcript-row')];
  if (cues.length) await until(() => rows().length >= cues.length, 'the rows');
  // Of very many only those in sight have elements.
  if (notes) await until(() => element.querySelectorAll('[data-note]').length >= Math.min(notes.length, 40), 'the notes');
  const inside = <E extends HTMLElement = HTMLElement>(selector: string) => element.renderRoot.querySelector<E>(selector);
  const scroller = inside('.scroller')!;
  return {
    page,
    element,
    session,
    media,
    rows,
    inside,
    scroller,
    row: (index: number) => rows()[index]!,
    time: (index: number) => rows()[index]!.querySelector<HTMLButtonElement>('.film-transcript-time')!,
    words: (index: number) => rows()[index]!.querySelector<HTMLElement>('.film-transcript-line')!,
    current: () => rows().flatMap((row, i) => (row.getAttribute('aria-current') === 'true' ? [i] : [])),
    isInSight: (row: HTMLElement) => {
      const [box, frame] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()];
      return box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
    },
    async goTo(time: number) {
      session.seek(time);
      await until(() => !session.state.media.seeking, 'the seek');
      await element.updateComplete;
    },
    async search(text: string) {
      const field = inside<HTMLInputElement>('input[type="search"]')!;
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await element.updateComplete;
      return inside('.count')?.textContent?.trim();
    },
  };
}

/** What is lit in the page, in its order. */
export const lit = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(wordsIn);

function wordsIn({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): string {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.toString();
}
