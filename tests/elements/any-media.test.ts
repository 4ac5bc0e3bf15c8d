import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmCommentary } from '../../src/elements/film-commentary.js';
import type { MediaLike } from '../../src/session/media.js';
import { soon, until } from '../support/build.js';
import { FilmFromElsewhere } from '../support/film-from-elsewhere.js';
import { deep, FILM, NOTES, notesOf, said, SUBTITLES } from '../support/player.js';

/** A box of another library's, as its users write it: the media is in its slot. */
class OtherControls extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(
      Object.assign(document.createElement('slot'), { name: 'media' }),
      document.createElement('slot'),
    );
  }
}

/** The pages that docs/any-media.md shows. */
const text = await (await fetch('/docs/any-media.md?raw')).text();
const markdown = text.startsWith('export default')
  ? (JSON.parse(text.slice(text.indexOf('"'), text.lastIndexOf('"') + 1)) as string)
  : text;
const PAGES = [...markdown.matchAll(/```html\n([^]*?)```/g)].map(([, page]) =>
  page!.replaceAll('film.mp4', FILM).replaceAll('film.en.vtt', SUBTITLES).replaceAll('commentary.json', NOTES),
);

/** A moment that has a line and a note, and one that has neither. */
const MOMENT = 33;
const SILENCE = 1;

describe('the pages of docs/any-media.md', () => {
  beforeEach(() => localStorage.clear());
  after(() => localStorage.clear());
  before(() => {
    customElements.define('controls-of-another-library', OtherControls);
    customElements.define('film-from-elsewhere', FilmFromElsewhere);
  });

  it('are as many as are tested here', () => expect(PAGES).to.have.length(4));

  for (const [i, what] of ['a plain video', 'a podcast', 'another library’s controls', 'a film from elsewhere'].entries())
    it(`${what} has its lines and notes, as it plays and where one goes`, async () => {
      const page = await fixture<HTMLElement>(html`<div></div>`);
      const template = document.createElement('template');
      template.innerHTML = PAGES[i]!;
      page.append(document.importNode(template.content, true));
      const scope = page.querySelector('film-commentary') as FilmCommentary;
      const media = scope.querySelector<HTMLElement & MediaLike>('video, audio, film-from-elsewhere')!;
      if ('muted' in media) media.muted = true;
      await until(() => media.duration > 0, 'the media');
      await until(() => scope.session?.state.commentary.annotations.length, 'the notes');
      const { session } = scope;
      expect(session?.media).to.equal(media);
      // The engine tells of it in an event of its own, a moment later.
      await soon(() => expect(session?.state.media.duration).to.equal(media.duration));

      const transcript = scope.querySelector('film-transcript');
      const isSaid = () => (transcript ? page.querySelector('.film-transcript-row[aria-current]') : said(scope).length > 0);
      session?.seek(MOMENT);
      await until(() => !media.seeking && media.currentTime >= MOMENT - 1, 'the seek');
      await until(isSaid, 'the line');
      await until(() => notesOf(scope).length > 0, 'the note');
      session?.seek(SILENCE);
      await until(() => !notesOf(scope).length, 'the note to go');

      // As it plays the next line comes by itself.
      const [cue] = session?.state.tracks.tracks[0]?.cues ?? [];
      session?.seek(Math.max(0, cue!.start - 1));
      await until(() => !media.seeking, 'the seek before the first line');
      const heard = new Set<unknown>();
      session?.subscribe(
        ({ tracks }) => tracks.active,
        (active) => [...active.values()].flat().forEach(({ id }) => heard.add(id)),
      );
      await media.play?.();
      await until(() => heard.has(cue!.id), 'the first line');
      media.pause?.();
      await until(() => session?.state.media.paused, 'it to stop');

      const timeline = scope.querySelector('film-timeline');
      if (!timeline) return;
      await until(() => deep(timeline, '.line'), 'the timeline');
      const { left, width, top } = deep(timeline, '.line')!.getBoundingClientRect();
      deep(timeline, '.line')!.dispatchEvent(new MouseEvent('click', { clientX: left + width / 2, clientY: top + 1, bubbles: true }));
      await until(() => Math.abs(media.currentTime - media.duration / 2) < 2, 'the moment that was pressed');
    });
});
