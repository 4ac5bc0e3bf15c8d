import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { pause, soon, until } from '../support/build.js';
import { eachWithServer, type FaultServer } from '../support/faults.js';
import { deep, FILM, goTo, isSeen, loaded, SUBTITLES } from '../support/player.js';

/** So many bytes hold the film's index and its first seconds. */
const FIRST = 900_000;

describe('a film that does not come as it should', () => {
  let server: FaultServer;
  eachWithServer((own) => (server = own));

  const filmAt = (src: string) =>
    fixture<FilmPlayer>(
      html`<film-player style="width: 640px" muted src=${src} subtitles=${SUBTITLES} preload="auto" storage="none"></film-player>`,
    );

  const words = (player: FilmPlayer) => {
    const display = deep(player, '.vjs-error-display');
    return display && isSeen(display) ? (display.querySelector('.vjs-modal-dialog-content p')?.textContent ?? '') : '';
  };
  const mendAndRetry = async (player: FilmPlayer) => {
    await server.mend();
    deep<HTMLButtonElement>(player, '.vjs-error-display button')?.click();
  };
  const spins = (player: FilmPlayer) => {
    const spinner = deep(player, '.vjs-loading-spinner');
    return Boolean(spinner && isSeen(spinner));
  };

  for (const [what, deed, reason] of [
    ['missing', '404', /not at its address/],
    ['a web page', 'page', /not at its address/],
    ['kept from everybody', '403', /does not allow/],
    ['on a server with an error', '500', /server could not deliver/],
    ['cut off within its index', 'cut-2000', /format.*or the file is damaged/],
  ] as const)
    it(`${what}: an error in words, and Retry plays it once it is there`, async () => {
      const player = await filmAt(server.file(FILM, deed, 'ok'));

      await until(() => words(player), 'the words');
      await until(() => reason.test(words(player)), `the reason, not "${words(player)}"`);
      await soon(() => expect(player.problems.map(({ code }) => code)).to.deep.equal(['film-4']));
      await mendAndRetry(player);
      await until(() => player.readyState >= 2 && !words(player), 'the film');
      await player.play();
      await until(() => player.currentTime > 0.2, 'the film to run');
      expect(player.problems).to.deep.equal([]);
    });

  it('on a server that cannot be reached: says so, and Retry plays it once it can be', async () => {
    const player = await filmAt(server.file(FILM, 'gone', 'ok'));
    await until(() => /could not be loaded/.test(words(player)), 'the words');
    await mendAndRetry(player);
    await until(() => player.readyState >= 2 && !words(player), 'the film');
  });

  it('of an origin that does not share it, asked for with `crossorigin`: says so, and Retry plays it once it does', async () => {
    const player = await fixture<FilmPlayer>(html`<film-player muted crossorigin="anonymous" storage="none"></film-player>`);
    player.src = await server.foreignFile(FILM, 'ok', 'shared');
    await until(() => /could not be loaded/.test(words(player)), 'the words');
    await mendAndRetry(player);
    await until(() => player.readyState >= 2 && !words(player), 'the film');
  });

  it('of an origin that does not share it, without `crossorigin`: plays', async () => {
    const player = await filmAt(await server.foreignFile(FILM, 'ok'));
    await player.play();
    await until(() => player.currentTime > 0.2, 'the film to run');
  });

  for (const deed of ['octets', 'mistyped'])
    it(`as ${deed}: plays, since its bytes say what it is`, async () => {
      const player = await filmAt(server.file(FILM, deed));
      await player.play();
      await until(() => player.currentTime > 0.2, 'the film to run');
      expect(words(player)).to.equal('');
    });

  it('whose connection breaks: goes on by itself with the next request', async () => {
    const player = await filmAt(server.file(FILM, `drop-${FIRST}`));
    await player.play();
    await server.asked(2);
    const [, next] = await server.log();
    expect(next?.range ?? '').to.match(/^bytes=[1-9]\d*-/);
    await goTo(player, 60);
    await until(() => player.currentTime > 60.2, 'the film to run');
    expect(words(player)).to.equal('');
  });

  it('that comes slowly, in drops: plays', async () => {
    const player = await filmAt(server.file(FILM, 'slow'));
    await player.play();
    await until(() => player.currentTime > 0.2, 'the film to run');
    expect(words(player)).to.equal('');
    expect(player.problems).to.deep.equal([]);
  });

  it('that sends nothing: waits with a spinner, and plays once it comes', async () => {
    const player = await filmAt(server.file(FILM, 'late'));
    void player.play();
    await until(() => player.videojs && spins(player), 'the spinner');
    expect(words(player)).to.equal('');
    await server.open();
    await until(() => player.currentTime > 0.2, 'the film to run');
    await until(() => !spins(player), 'the spinner to go');
  });

  it('that stalls in the middle: waits with a spinner, says the line where it stands, and goes on once it comes', async () => {
    const player = await filmAt(server.file(FILM, `stall-${FIRST}`));
    await loaded(player, { notes: false });
    await player.play();
    player.playbackRate = 2;
    await until(() => spins(player), 'the spinner', 40_000);
    const stopped = player.currentTime;
    const { activeCues } = player.session.state.tracks;
    await pause(300);
    expect(player.currentTime, 'it stands still').to.be.closeTo(stopped, 0.1);
    expect(player.session.state.tracks.activeCues, 'so do its words').to.equal(activeCues);
    expect(player.paused).to.equal(false);
    expect(words(player)).to.equal('');
    await server.open();
    await until(() => player.currentTime > stopped + 0.3, 'the film to run on');
    await until(() => !spins(player), 'the spinner to go');
  });

  it('that ends before its end: says that it is damaged, and Retry goes on where it broke off', async () => {
    const player = await filmAt(server.file(FILM, `cut-${FIRST}`, 'ok'));
    await loaded(player, { notes: false });
    await goTo(player, 14);
    await player.play();
    await until(() => /damaged from here on/.test(words(player)), 'the words', 30_000);
    expect(player.currentTime).to.be.greaterThan(14);
    await mendAndRetry(player);
    await until(() => player.currentTime > 20, 'the film to run on', 30_000);
    expect(words(player)).to.equal('');
    expect(player.problems).to.deep.equal([]);
  });

  it('that breaks off, and is not there at the first Retry: the second one goes on where it was all the same', async () => {
    const player = await filmAt(server.file(FILM, `cut-${FIRST}`, '500', 'ok'));
    await loaded(player, { notes: false });
    await goTo(player, 14);
    await player.play();
    await until(() => /damaged from here on/.test(words(player)), 'the words', 30_000);
    await mendAndRetry(player);
    await until(() => /server could not deliver/.test(words(player)), 'the other words');
    await mendAndRetry(player);
    await until(() => player.currentTime > 14.5 && !player.paused, 'the film to run on');
  });

  it('whose server says late what was wrong: nothing of it clings to the next film', async () => {
    const player = await filmAt(server.file(FILM, '404'));
    const { fetch: really } = window;
    let answer: (response: Response) => void = () => undefined;
    window.fetch = (input, init) =>
      init?.method === 'HEAD' ? new Promise<Response>((resolve) => (answer = resolve)) : really(input, init);
    try {
      await until(() => deep(player, '.vjs-error-display') && player.error, 'the error');
      await pause(50);
      player.src = FILM;
      await until(() => player.readyState >= 2, 'the film');
      answer(new Response(null, { status: 404 }));
      await pause(50);
      expect(player.problems).to.deep.equal([]);
      expect(words(player)).to.equal('');
    } finally {
      window.fetch = really;
    }
  });

  it('that broke goes on at its speed, or where it was sent meanwhile', async () => {
    const player = await filmAt(FILM);
    await loaded(player, { notes: false });
    player.currentTime = 5;
    player.playbackRate = 1.5;
    await until(() => !player.seeking && player.readyState >= 2, 'rest');
    const engine = player.videojs as { error(error: { code: number; message: string }): void };
    engine.error({ code: 2, message: 'the line is cut' });
    await until(() => deep<HTMLButtonElement>(player, '.vjs-error-display button'), 'the error');
    deep<HTMLButtonElement>(player, '.vjs-error-display button')?.click();
    player.currentTime = 40;
    await until(() => player.readyState >= 2 && Math.abs(player.currentTime - 40) < 0.5, 'the moment');
    expect(player.playbackRate).to.equal(1.5);
  });

  it('a play that was asked of a film that fails is refused, and nothing is left unheard', async () => {
    const player = await filmAt(server.file(FILM, '404'));
    const outcome = await player.play().then(
      () => 'played',
      (error: unknown) => (error as Error).name,
    );
    expect(outcome).to.equal('NotSupportedError');
  });
});
