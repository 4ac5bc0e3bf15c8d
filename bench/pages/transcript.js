// Transcripts of many lines, ours and what one would write first. Driven from outside: `measure(way, count)` and the like are the page's own.
import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../../src/elements/film-transcript.ts';
import { FilmSession } from '../../src/session/film-session.ts';

const WORDS = 'nobody in this house would say who had put the jar by the window or when the wind had begun to sing in it'.split(' ');

const cuesOf = (count) =>
  Array.from({ length: count }, (_, i) => {
    const text = Array.from({ length: 3 + ((i * 7) % 12) }, (_, word) => WORDS[(i * 5 + word) % WORDS.length]).join(' ');
    return { id: String(i), start: i * 4, end: i * 4 + 3, text, source: text };
  });

/** What is left of a media element when only its time counts. */
const media = () =>
  Object.assign(new EventTarget(), { currentTime: 0, duration: 50_000, paused: true, seeking: false, ended: false, playbackRate: 1 });

function ours(cues, page) {
  const session = new FilmSession();
  session.attach(media());
  session.setFilmSeen(true);
  session.addTrack({ cues, language: 'en', label: 'English' });
  const element = document.createElement('film-transcript');
  element.session = session;
  page.append(element);
  return { element, session, scroller: () => element.shadowRoot.querySelector('.scroller'), rows: () => element.querySelectorAll('.film-transcript-row').length };
} // prettier-ignore

const timecode = (time) => new Date(time * 1000).toISOString().slice(11, 19);

/** A template for each row, all at once. */
function template(cues, page) {
  const scroller = page.appendChild(document.createElement('div'));
  scroller.style.cssText = 'height: 36rem; overflow: auto';
  const row = ({ start, end, text }) =>
    html`<div class="row" role="listitem">
      <button type="button" aria-label=${timecode(start)} tabindex="-1">${timecode(start)}</button>
      <p lang="en" dir="auto" data-time-start=${start} data-time-end=${end}>${text}</p>
    </div>`;
  render(html`${repeat(cues, ({ id }) => id, row)}`, scroller);
  return { element: scroller, scroller: () => scroller, rows: () => scroller.querySelectorAll('.row').length };
}

const WAYS = {
  ours,
  'ours, every block laid out': (cues, page) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.film-transcript-block { content-visibility: visible !important }');
    document.adoptedStyleSheets = [sheet];
    return ours(cues, page);
  },
  'a Lit template a row': template,
};
globalThis.ways = Object.keys(WAYS);

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** When the next frame has been painted. */
const painted = () => frame().then(() => new Promise((resolve) => setTimeout(resolve)));

let shown;

/** Puts a transcript into the page. Gives milliseconds until its first lines are painted and until all are there, the longest task, and what it is made of. */
globalThis.measure = async (way, count) => {
  const cues = cuesOf(count);
  const tasks = [0];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  await painted();
  const began = performance.now();
  shown = WAYS[way](cues, document.body);
  await shown.element.updateComplete;
  await painted();
  const first = performance.now() - began;
  while (shown.rows() < count) await new Promise((resolve) => setTimeout(resolve));
  await painted();
  const whole = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 200));
  tasks.push(...observer.takeRecords().map(({ duration }) => duration));
  observer.disconnect();
  const blocks = [...shown.element.querySelectorAll('.film-transcript-block')];
  const laidOut = blocks.filter(({ firstElementChild }) => firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length;
  return {
    first,
    whole,
    task: Math.max(...tasks),
    elements: shown.element.getElementsByTagName('*').length,
    blocks: blocks.length,
    laidOut,
  };
};

/** Scrolls through what is shown, so far a frame: milliseconds from frame to frame. */
globalThis.scrollThrough = async (frames, step) => {
  const scroller = shown.scroller();
  const times = [];
  let before = await frame();
  for (let i = 0; i < frames; i++) {
    scroller.scrollTop += step;
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times;
};

/** Milliseconds that a search takes, until its hits are painted; and how many there are. */
globalThis.search = async (text) => {
  const field = shown.element.shadowRoot.querySelector('input[type=search]');
  const began = performance.now();
  field.value = text;
  field.dispatchEvent(new Event('input'));
  const ms = performance.now() - began;
  await shown.element.updateComplete;
  await painted();
  return { ms, painted: performance.now() - began, count: shown.element.shadowRoot.querySelector('.count').textContent.trim() };
};
