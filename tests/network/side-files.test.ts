import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { SILENCE_MS } from '../../src/session/load.js';
import { soon, until } from '../support/build.js';
import { eachWithServer, type FaultServer } from '../support/faults.js';
import { deep, deepAll, ESSAY, FILM, NOTES, SUBTITLES } from '../support/player.js';

type Side = 'subtitles' | 'annotations' | 'article';

/** Of each kind of side file: where it is, what a notice calls it, and whether it has come. */
const SIDES: Readonly<Record<Side, { readonly path: string; readonly words: string; readonly hasCome: (player: FilmPlayer) => unknown }>> =
  {
    subtitles: {
      path: SUBTITLES,
      words: 'The subtitles “what-the-wind-kept.en.vtt”:',
      hasCome: (player) => player.cues.length > 40,
    },
    annotations: { path: NOTES, words: 'The notes “commentary.json”:', hasCome: (player) => player.annotations.length > 10 },
    article: { path: ESSAY, words: 'The article “essay.md”:', hasCome: (player) => player.session.placed },
  };
const KINDS = Object.keys(SIDES) as Side[];

const notices = (player: FilmPlayer) => deepAll(player, '.notice').map((notice) => notice.textContent?.replace(/\s+/g, ' ').trim() ?? '');

/** What makes a file fail at the first request, and what a viewer reads of it. */
const FAILURES: readonly [what: string, deed: string, words: RegExp][] = [
  ['a file that is missing', '404', /no file at this address/],
  ['a file that nobody may read', '403', /does not allow this file to be read/],
  ['a server with an error', '500', /could not deliver it just now/],
  ['a server that cannot be reached', 'gone', /the connection failed/],
  ['a connection that breaks in the middle', 'drop-1500', /the connection failed/],
  ['a web page in the place of the file', 'page', /web page|HTML/i],
];

describe('side files that fail', () => {
  let server: FaultServer;
  eachWithServer((own) => (server = own));

  /** A film that plays, with this side file; the notes' quotations need subtitles, which then come as they should. */
  async function playing(side: Side, address: string): Promise<FilmPlayer> {
    const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} storage="none"></film-player>`);
    if (side !== 'subtitles') player.subtitles = SUBTITLES;
    player.setAttribute(side, address);
    await player.play();
    return player;
  }

  /** The film goes on from here. */
  async function runsOn(player: FilmPlayer): Promise<void> {
    const { currentTime } = player;
    await until(() => player.currentTime > currentTime + 0.2, 'the film to run on');
    expect(player.paused).to.equal(false);
  }

  const pressRetry = (player: FilmPlayer) => deep<HTMLButtonElement>(player, '.notice button')?.click();
  const mendAndRetry = async (player: FilmPlayer) => {
    await server.mend();
    pressRetry(player);
  };

  for (const side of KINDS) {
    const { path, words, hasCome } = SIDES[side];

    for (const [what, deed, reason] of FAILURES)
      it(`${side}, ${what}: the film runs on, a notice says why, and Retry brings the file`, async () => {
        const player = await playing(side, server.file(path, deed, 'ok'));
        await until(() => notices(player).length, 'the notice');
        await soon(() => {
          expect(notices(player)).to.have.length(1);
          expect(notices(player)[0]).to.include(words).and.match(reason);
        });
        await runsOn(player);
        await mendAndRetry(player);
        await until(() => hasCome(player), 'the file');
        await until(() => !notices(player).length, 'the notice to go');
        expect(player.problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
        await runsOn(player);
      });

    it(`${side}, of an origin that does not share them: the notice says so, and Retry brings the file once it does`, async () => {
      const player = await playing(side, await server.foreignFile(path, 'ok', 'shared'));
      await until(() => notices(player).length, 'the notice');
      await soon(() =>
        expect(notices(player)[0])
          .to.include(words)
          .and.match(/its server does not share it with this page/),
      );
      await runsOn(player);
      await mendAndRetry(player);
      await until(() => hasCome(player), 'the file');
      await until(() => !notices(player).length, 'the notice to go');
    });

    it(`${side} that fail again: the notice says that it was tried, and can be closed`, async () => {
      const player = await playing(side, server.file(path, '500'));
      await until(() => notices(player).length, 'the notice');
      pressRetry(player);
      await until(() => /tried again, without success/.test(notices(player)[0] ?? ''), 'the words');
      deep<HTMLButtonElement>(player, '.notice .close')?.click();
      await until(() => !notices(player).length, 'the notice to go');
      await runsOn(player);
    });

    for (const [what, deed] of [
      ['nothing at all', 'late'],
      ['no more after the first half', 'stall-1500'],
    ] as const)
      it(`${side}, a server that sends ${what}: given up after a while, with a notice, and Retry brings the file`, async () => {
        const waits: number[] = [];
        const { setTimeout: really } = window;
        // The while is over in no time.
        window.setTimeout = ((act: TimerHandler, ms?: number) => {
          if (ms !== SILENCE_MS) return really(act, ms);
          waits.push(ms);
          return really(act, 400);
        }) as typeof setTimeout;
        try {
          const player = await playing(side, server.file(path, deed, 'ok'));
          await until(() => notices(player).length, 'the notice');
          await soon(() =>
            expect(notices(player)[0])
              .to.include(words)
              .and.match(/sent nothing for a while/),
          );
          expect(waits).to.not.be.empty;
          await runsOn(player);
          await mendAndRetry(player);
          await until(() => hasCome(player), 'the file');
          await until(() => !notices(player).length, 'the notice to go');
        } finally {
          window.setTimeout = really;
        }
      });

    it(`${side} that come slowly, in drops: they come, without a word`, async () => {
      const player = await playing(side, server.file(path, 'slow'));
      await until(() => hasCome(player), 'the file');
      expect(notices(player)).to.deep.equal([]);
      await runsOn(player);
    });

    for (const [what, deed] of [
      ['no type in particular', 'octets'],
      ['pictures', 'mistyped'],
    ] as const)
      it(`${side} that are served as ${what}: they are read all the same`, async () => {
        const player = await playing(side, server.file(path, deed));
        await until(() => hasCome(player), 'the file');
        expect(notices(player)).to.deep.equal([]);
      });

    it(`${side} on their way when the player leaves: the request ends with it, and begins anew with its return`, async () => {
      const player = await playing(side, server.file(path, 'late', 'ok'));
      await server.asked(1);
      player.remove();
      await until(() => !player.videojs, 'the player to go');
      await server.mend();
      document.body.append(player);
      await until(() => hasCome(player), 'the file');
      expect(await server.log()).to.have.length(2);
      expect(notices(player)).to.deep.equal([]);
      player.remove();
    });
  }

  it('subtitles that break off without a word of it: what is there is shown', async () => {
    const player = await playing('subtitles', server.file(SUBTITLES, 'cut-1500'));
    await until(() => player.cues.length, 'the cues');
    expect(player.cues.length).to.be.within(10, 40);
    await runsOn(player);
  });

  it('notes that break off: a notice, and Retry brings them', async () => {
    const player = await playing('annotations', server.file(NOTES, 'cut-1500', 'ok'));
    await until(() => notices(player)[0]?.includes(SIDES.annotations.words), 'the notice');
    await mendAndRetry(player);
    await until(() => player.annotations.length > 10, 'the notes');
    await until(() => !notices(player).length, 'the notice to go');
  });

  it('notes in pages, that of the moment missing: a notice, and Retry brings it', async () => {
    const player = await playing('annotations', server.file('tests/pages/notes/indexed.json', '404@one.json', 'ok'));
    await until(() => notices(player)[0]?.includes('The notes “'), 'the notice');
    await runsOn(player);
    // The page of the moment is the first that is asked for after the index.
    expect((await server.log())[1]?.path).to.match(/one\.json$/);
    await mendAndRetry(player);
    await until(() => player.annotations.length === 2, 'its notes');
    await until(() => !notices(player).length, 'the notice to go');
  });

  for (const [what, deed] of [
    ['missing', '404@two.json'],
    ['broken off', 'drop-200@two.json'],
    ['cut off', 'cut-200@two.json'],
  ] as const)
    it(`notes in pages, one of them ${what}: those before it are there, and Retry brings the others`, async () => {
      const player = await playing('annotations', server.file('tests/pages/notes/plain.json', deed, 'ok'));
      await until(() => notices(player).length && player.annotations.length === 2, 'the notice, and the notes before it');
      await runsOn(player);
      await mendAndRetry(player);
      await until(() => player.annotations.length === 6, 'the others');
      await until(() => !notices(player).length, 'the notice to go');
    });

  it('an article that breaks off: what is there is placed', async () => {
    const player = await playing('article', server.file(ESSAY, 'cut-3000'));
    await until(() => player.session.placed && player.annotations.length, 'the article');
  });

  it('all three fail: a notice each, and each is mended by its own', async () => {
    const player = await playing('subtitles', server.file(SUBTITLES, '404', 'ok'));
    player.setAttribute('annotations', server.file(NOTES, '500', 'ok'));
    player.article = server.file(ESSAY, 'drop-100', 'ok');
    await until(() => notices(player).length === 3, 'the notices');
    await runsOn(player);
    await server.mend();
    for (let left = 3; left > 0; left--) {
      pressRetry(player);
      await until(() => notices(player).length === left - 1, 'the notice to go');
    }
    await until(() => player.cues.length && player.annotations.length, 'the lines and the notes');
  });
});
