import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { until } from '../support/build.js';
import { eachWithoutParts } from '../support/faults.js';
import { deep, FILM, filmWith, isSeen, plays, SUBTITLES } from '../support/player.js';
import { ask, runsBeyond, STREAMS, streamAt } from '../support/streams.js';

// A page of its own: the controls, once fetched, are there for all.

const notice = (player: FilmPlayer) => deep(player, '.lost');
const words = (player: FilmPlayer) => notice(player)?.textContent ?? '';
const buttons = (player: FilmPlayer) => [...(notice(player)?.querySelectorAll('button') ?? [])];
const CONTROLS = /^The player’s own controls could not be loaded: the connection failed/;
const NO_FILM = /^The film could not be played: the connection failed/;
const VAIN = /tried again, without success/;

describe('what a viewer is told of controls that do not come', () => {
  const { unblock } = eachWithoutParts(['player-controls.ts']);

  it('of a film: that the browser’s play it, with a retry and a way to be rid of it', async () => {
    const player = await filmWith({ subtitles: SUBTITLES });
    await until(() => CONTROLS.test(words(player)) && isSeen(notice(player)!), 'the words');
    await expect(player).to.be.accessible();
    await plays(player);
    const { currentTime } = player;
    buttons(player)[0]?.click();
    await until(() => VAIN.test(words(player)), 'that it was in vain');
    await until(() => player.currentTime > currentTime && !player.paused, 'the film to run on from where it was');
    expect(player.problems).to.deep.equal([]);
    buttons(player)[1]?.click();
    expect(notice(player)).to.equal(undefined);
  });

  it('of a page in another language: in that', async () => {
    const player = await filmWith({ lang: 'de' });
    await until(() => words(player).startsWith('Die Bedienung des Players'), 'the words');
    expect(notice(player)?.lang).to.equal('de');
  });

  it('of a player that is to have none: nothing', async () => {
    const player = await filmWith({ nocontrols: true });
    await plays(player);
    await runsBeyond(player, 0.3);
    expect(notice(player)).to.equal(undefined);
  });

  it('of a stream that the browser cannot play: that, as a problem, too; another film plays, and once the controls are to be had the stream does', async () => {
    // No browser plays DASH by itself.
    const dash = `/${STREAMS[1].path}`;
    const player = await streamAt(dash);
    await until(() => NO_FILM.test(words(player)), 'the words');
    await until(() => player.problems.length, 'the problem');
    expect(player.problems.map(({ code, severity }) => `${severity} ${code}`)).to.deep.equal(['error load-network']);
    buttons(player)[0]?.click();
    await until(() => NO_FILM.test(words(player)) && VAIN.test(words(player)), 'that it was in vain');
    player.src = FILM;
    ask(player);
    await runsBeyond(player, 0);
    await until(() => CONTROLS.test(words(player)), 'what is said of a film that plays');
    expect(VAIN.test(words(player))).to.equal(false);
    expect(player.problems).to.deep.equal([]);
    player.src = dash;
    await until(() => NO_FILM.test(words(player)), 'the words again');
    await unblock();
    buttons(player)[0]?.click();
    const isHere = () => player.videojs !== undefined && player.readyState >= 1;
    await until(() => isHere() || VAIN.test(words(player)), 'the stream, or that it was in vain');
    // Other browsers than Chromium keep the failure of a module until the page is loaded anew.
    if (!('userAgentData' in navigator) && !isHere()) return;
    await until(isHere, 'the stream');
    ask(player);
    await runsBeyond(player, 0);
    expect(notice(player)).to.equal(undefined);
    expect(player.problems).to.deep.equal([]);
  });
});
