import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { FilmSession } from '../../src/session/film-session.js';
import { ESSAY as TEXT } from '../support/article.js';
import { cue, fileOf, note, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { Ledger } from '../support/ledger.js';
import { deepAll, ESSAY, FILM, loaded, NOTES, SUBTITLES } from '../support/player.js';
import { keepBooks, nodesIn, settled, wholePlayer } from '../support/staying.js';
import { TurnedClock } from '../support/turned-clock.js';

const WEBM = FILM.replace('.mp4', '.webm');
const RUSSIAN = SUBTITLES.replace('.en.', '.ru.');
/** A short form: bench/staying.mjs goes round two hundred times. */
const ROUNDS = 4;
/** All panels, and what is in each once it shows what it has. */
const PARTS = {
  'film-transcript': '.film-transcript-row',
  'film-article': '.text p',
  'film-timeline': '.note',
  'film-annotation-list': '.note',
} as const;
const PANELS = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** Four panels at once take a busy machine long. */
const PATIENCE_MS = 60_000;
/** So many passages of the essay are tied to the film by the notes. */
const TIED = 14;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** A page with a player and all panels beside it. */
function filmPage() {
  const scope = document.createElement('film-commentary');
  const player = wholePlayer();
  const panels = PANELS.map((name) => document.createElement(name));
  const [transcript, article] = panels as [HTMLElementTagNameMap['film-transcript'], HTMLElementTagNameMap['film-article']];
  article.src = ESSAY;
  transcript.style.setProperty('--film-transcript-height', '200px');
  scope.append(player, ...panels);
  /** All panels show what they have. */
  const shown = async () => {
    await loaded(player);
    for (const [name, part] of Object.entries(PARTS))
      await until(() => deepAll(scope.querySelector(name)!, part).length, name, PATIENCE_MS);
    await until(() => transcript.querySelectorAll('.film-transcript-row').length === player.cues.length, 'all lines', PATIENCE_MS);
    await until(() => article.renderRoot.querySelectorAll('.mark').length === TIED, 'all marks in the article', PATIENCE_MS);
  };
  return { scope, player, article, shown };
}

describe('panels beside a player that stays for long', function () {
  this.timeout(4 * PATIENCE_MS);
  const books = keepBooks();

  it('leave nothing behind, however often they come and go with it', async () => {
    const { scope, player, shown } = filmPage();
    const before = await settled(books());
    for (let i = 0; i < ROUNDS; i++) {
      document.body.append(scope);
      if (i % 4) await until(() => player.videojs, 'the engine');
      else await shown();
      scope.remove();
      await until(() => !player.videojs, 'the engine to go');
    }
    expect(await settled(books())).to.deep.equal(before);
  });

  it('leave nothing behind where they come and go beside a player that stays', async () => {
    const { scope, player, shown } = filmPage();
    document.body.append(scope);
    await shown();
    const panels = [...scope.children].filter((panel) => panel !== player);
    const come = async () => {
      scope.append(...panels);
      await shown();
    };
    const leave = () => panels.forEach((panel) => panel.remove());
    // Of what is in no page the books keep nothing: what comes back is to be as it was when it came back before.
    const goAndCome = async () => {
      leave();
      const alone = await settled(books());
      await come();
      return { alone, here: await settled(books()), nodes: nodesIn(scope) };
    };
    const first = await goAndCome();
    for (let i = 0; i < ROUNDS; i++) {
      leave();
      await come();
    }
    expect(await goAndCome()).to.deep.equal(first);
    scope.remove();
    await until(() => !player.videojs, 'the engine to go');
  });

  it('hold nothing of the films, subtitles, notes and articles that they have had', async () => {
    const { scope, player, article, shown } = filmPage();
    document.body.append(scope);
    const other = fileOf(TEXT, 'text/markdown');
    const show = async (i: number) => {
      const isOther = i % 2 === 1;
      player.src = isOther ? WEBM : FILM;
      player.subtitles = isOther ? RUSSIAN : SUBTITLES;
      player.annotationsSrc = isOther ? '' : NOTES;
      article.src = isOther ? other : ESSAY;
      await player.updateComplete;
      await article.updateComplete;
      if (i % 4 === 0) await shown();
    };
    const showAll = async () => {
      for (let i = 0; i <= ROUNDS; i++) await show(i);
      return { open: await settled(books()), nodes: nodesIn(scope) };
    };
    await showAll();
    const first = await showAll();
    expect(await showAll()).to.deep.equal(first);
    scope.remove();
    await until(() => !player.videojs, 'the engine to go');
  });

  it('hold nothing of its seeks', async () => {
    const { scope, player, shown } = filmPage();
    document.body.append(scope);
    await shown();
    const seekAbout = async () => {
      for (let i = 0; i < 30; i++) {
        player.currentTime = (i * 37) % 170;
        await until(() => !player.seeking, 'the seek');
        await frame();
        await frame();
      }
      player.currentTime = 0;
      await until(() => !player.seeking, 'the way back');
      return { open: await settled(books()), nodes: nodesIn(scope) };
    };
    // What is made once is there after the first time.
    await seekAbout();
    const first = await seekAbout();
    expect(await seekAbout()).to.deep.equal(first);
    scope.remove();
    await until(() => !player.videojs, 'the engine to go');
  });

  it('go on with a film that plays while all are moved about in the page', async () => {
    const places = Array.from({ length: 2 }, () => document.body.appendChild(document.createElement('section')));
    const { scope, player, shown } = filmPage();
    places[0]?.append(scope);
    await shown();
    await player.play();
    const engine = player.videojs;
    for (let i = 1; i <= ROUNDS; i++) {
      const { currentTime } = player;
      places[i % 2]?.append(scope);
      await until(() => player.currentTime > currentTime, 'the film to run on');
    }
    expect(player.paused).to.equal(false);
    expect(player.videojs).to.equal(engine);
    await shown();
    for (const place of places) place.remove();
    await until(() => !player.videojs, 'the engine to go');
  });
});

describe('panels of a film of two hours with 2,000 lines and 5,000 notes', () => {
  const TWO_HOURS = 7200;
  /** So many seconds go by at a time: each change is told at its moment, and panels that show 5,000 notes render after it. */
  const STEP = 600;

  it('hold after it has been played once more what they held after the first time', async function () {
    this.timeout(4 * PATIENCE_MS);
    const ledger = new Ledger();
    const clock = new TurnedClock();
    const session = new FilmSession();
    const media = Object.assign(new FakeMedia(), { duration: TWO_HOURS });
    session.attach(media);
    session.addTrack({ cues: Array.from({ length: 2000 }, (_, i) => cue(i * 3.6, i * 3.6 + 2.5)), language: 'en', default: true });
    const notes = Array.from({ length: 5000 }, (_, i) =>
      note(`${i}`, i * 1.43, i * 1.43 + 5, i % 1000 ? {} : { passage: `p-${1 + i / 1000}` }),
    );
    session.addAnnotations({ annotations: notes });
    const page = document.body.appendChild(document.createElement('section'));
    for (const name of PANELS) {
      const panel = Object.assign(document.createElement(name), { session });
      if (name === 'film-article') Object.assign(panel, { src: fileOf(TEXT, 'text/markdown') });
      page.append(panel);
    }
    try {
      const isThere = (name: string, part: string) => {
        const count = deepAll(page.querySelector(name)!, part).length;
        return name === 'film-annotation-list' ? count === notes.length : count > 0;
      };
      // Timeouts are the turned clock's: only frames go by themselves.
      for (const [name, part] of Object.entries(PARTS))
        for (let frames = 0; !isThere(name, part); frames++) {
          if (frames > 5000) throw new Error(`waited in vain for ${name}`);
          clock.pass(0.05);
          await frame();
        }
      const play = async () => {
        session.seek(0);
        media.play();
        while (media.currentTime < TWO_HOURS - STEP) {
          clock.pass(STEP);
          await frame();
        }
        media.pause();
        session.seek(600);
        // What waits for a moment of rest has it.
        for (let i = 0; i < 10; i++) {
          clock.pass(1);
          await frame();
        }
        return { open: ledger.open(), pending: clock.pending, nodes: nodesIn(page) };
      };
      const first = await play();
      expect(await play()).to.deep.equal(first);
    } finally {
      page.remove();
      session.dispose();
      clock.close();
      ledger.close();
    }
  });
});
