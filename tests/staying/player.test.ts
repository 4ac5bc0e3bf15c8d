import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { pause, until } from '../support/build.js';
import { hearFaults } from '../support/faults.js';
import { FILM, loaded, NOTES, SUBTITLES } from '../support/player.js';
import { keepBooks, nodesIn, settled, wholePlayer } from '../support/staying.js';

const WEBM = FILM.replace('.mp4', '.webm');
/** A short form: bench/staying.mjs goes round two hundred times. */
const ROUNDS = 20;

describe('a player that stays for long', () => {
  const books = keepBooks();

  const come = async (player: FilmPlayer) => {
    document.body.append(player);
    await until(() => player.videojs, 'the engine');
  };
  const leave = async (player: FilmPlayer) => {
    player.remove();
    await until(() => !player.videojs, 'the engine to go');
  };

  it('leaves nothing behind, however often it comes and goes', async () => {
    const player = wholePlayer();
    const before = await settled(books());
    for (let i = 0; i < ROUNDS; i++) {
      await come(player);
      if (i % 4 === 0) await loaded(player);
      await leave(player);
    }
    expect(await settled(books())).to.deep.equal(before);
  });

  it('leaves not even its name with the engine', async () => {
    const player = wholePlayer();
    await come(player);
    const { players } = (player.videojs as { constructor: { players: object } }).constructor;
    expect(Object.keys(players), 'it is known while it is there').to.not.be.empty;
    await leave(player);
    expect(Object.keys(players)).to.deep.equal([]);
  });

  it('leaves nothing behind where it goes before its engine, or its first rendering, is there', async () => {
    const before = await settled(books());
    for (let i = 0; i < ROUNDS; i++) {
      const player = wholePlayer({ src: i % 2 ? FILM : '/no/such/film.mp4' });
      document.body.append(player);
      void player.play().catch(() => undefined);
      if (i % 3) await pause(i);
      player.remove();
    }
    expect(await settled(books())).to.deep.equal(before);
  });

  it('holds while it is there what it held at first, however often it came', async () => {
    const player = wholePlayer();
    await come(player);
    await loaded(player);
    const first = await settled(books());
    expect(first, 'the books are kept').to.include.keys('FilmPlayer keydown', 'MutationObserver', 'ResizeObserver');
    for (let i = 0; i < ROUNDS / 4; i++) {
      await leave(player);
      await come(player);
      await loaded(player);
    }
    expect(await settled(books())).to.deep.equal(first);
    await leave(player);
  });

  it('holds nothing of the films, subtitles and notes that it has had', async () => {
    const player = wholePlayer();
    await come(player);
    const show = async (i: number) => {
      player.src = i % 2 ? WEBM : FILM;
      player.subtitles = i % 2 ? SUBTITLES.replace('.en.', '.ru.') : SUBTITLES;
      player.annotationsSrc = i % 2 ? '/no/such/notes.json' : NOTES;
      await player.updateComplete;
      if (i % 5 === 0) await loaded(player, { notes: i % 2 === 0 });
    };
    for (let i = 0; i <= ROUNDS; i++) await show(i);
    await loaded(player);
    const first = await settled(books());
    for (let i = 0; i <= ROUNDS; i++) await show(i);
    await loaded(player);
    expect(await settled(books())).to.deep.equal(first);
    expect(player.session.state.tracks.tracks).to.have.length(1);
    expect(player.session.state.commentary.sets).to.have.length(1);
    expect(player.problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
    await leave(player);
  });

  it('holds nothing of its seeks', async () => {
    const player = wholePlayer();
    await come(player);
    await loaded(player);
    await player.play();
    player.pause();
    const seekAbout = async () => {
      for (let i = 0; i < 30; i++) {
        player.currentTime = (i * 37) % 170;
        await until(() => !player.seeking, 'the seek');
      }
      player.currentTime = 0;
      await until(() => !player.seeking, 'the way back');
      return { open: await settled(books()), nodes: nodesIn(player) };
    };
    // What is made once is there after the first time.
    await seekAbout();
    const first = await seekAbout();
    expect(await seekAbout()).to.deep.equal(first);
    await leave(player);
  });

  it('as a scope over a plain video, with its displays and buttons: leaves nothing behind', async () => {
    const before = await settled(books());
    const scope = document.createElement('film-commentary');
    const video = Object.assign(document.createElement('video'), { src: FILM, muted: true });
    const track = Object.assign(document.createElement('track'), { kind: 'subtitles', src: SUBTITLES, srclang: 'en', default: true });
    video.append(track);
    const panels = ['film-subtitles', 'film-annotations', 'film-commentary-button', 'film-subtitles-button', 'film-settings-button'];
    scope.append(video, ...panels.map((name) => document.createElement(name)));
    for (let i = 0; i < ROUNDS; i++) {
      document.body.append(scope);
      await until(() => scope.session?.state.tracks.activeCues, 'the session');
      if (i % 4 === 0) await until(() => scope.session?.state.tracks.tracks[0]?.cues.length, 'the cues');
      scope.remove();
      await until(() => !scope.session, 'the session to go');
    }
    expect(await settled(books())).to.deep.equal(before);
  });

  it('panels that name their player elsewhere in the page: leave nothing behind, in whichever order they go', async () => {
    const before = await settled(books());
    for (let i = 0; i < ROUNDS / 4; i++) {
      const player = wholePlayer({ id: 'elsewhere' });
      const panels = ['film-subtitles', 'film-annotations', 'film-commentary-button', 'film-subtitles-button'].map((name) => {
        const panel = document.createElement(name);
        panel.setAttribute('for', 'elsewhere');
        return panel;
      });
      document.body.append(...panels);
      await come(player);
      if (i % 2) await leave(player);
      for (const panel of panels) panel.remove();
      if (i % 2 === 0) await leave(player);
    }
    expect(await settled(books())).to.deep.equal(before);
  });
});

describe('play() right after a player has come', () => {
  const TIMES = 8;

  /** As a page that is parsed has it: the element is there before it is upgraded. */
  const upgraded = (attributes: string, inner = ''): FilmPlayer => {
    const template = document.createElement('template');
    template.innerHTML = `<film-player muted storage="none" ${attributes}>${inner}</film-player>`;
    return template.content.firstElementChild as FilmPlayer;
  };
  const CASES: readonly [what: string, make: () => FilmPlayer][] = [
    ['made by script', () => wholePlayer()],
    ['made by script, with preload="none"', () => wholePlayer({ preload: 'none' })],
    ['of markup', () => upgraded(`src="${FILM}"`)],
    ['of markup, with preload="none"', () => upgraded(`src="${FILM}" preload="none"`)],
    ['of markup, with a video inside', () => upgraded('', `<video preload="none" muted><source src="${FILM}" type="video/mp4"></video>`)],
  ];

  for (const [what, make] of CASES)
    it(`starts each of them: ${what}`, async () => {
      const faults = hearFaults();
      for (let i = 0; i < TIMES; i++) {
        const player = make();
        document.body.append(player);
        await player.play();
        await until(() => player.currentTime > 0, `number ${i + 1} to run`);
        expect(player.paused).to.equal(false);
        player.remove();
      }
      expect(faults.end()).to.deep.equal([]);
    });

  it('starts all of several at once', async () => {
    const players = CASES.map(([, make]) => make());
    document.body.append(...players);
    await Promise.all(players.map((player) => player.play()));
    for (const player of players) await until(() => player.currentTime > 0, 'the film to run');
    for (const player of players) player.remove();
  });

  it('starts with a film that is given after it was asked', async () => {
    for (let i = 0; i < TIMES; i++) {
      const player = document.body.appendChild(
        Object.assign(document.createElement('film-player'), { storage: 'none', defaultMuted: true }),
      );
      const asked = player.play();
      player.src = FILM;
      await asked;
      await until(() => player.currentTime > 0, `number ${i + 1} to run`);
      player.remove();
    }
  });
});
