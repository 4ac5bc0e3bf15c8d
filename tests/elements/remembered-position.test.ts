import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { soon, until } from '../support/build.js';
import { deep, FILM, plays } from '../support/player.js';

const here = location.href.split('#', 1)[0]!;
/** The film under another name: what is remembered of one film is not of another. */
const OTHER = `${FILM}?another`;

const visit = (more: Partial<FilmPlayer> = {}, src = FILM) => fixture<FilmPlayer>(html`<film-player id="film" muted remember-position style="width: 640px" .playbackRate=${more.playbackRate ?? 1} src=${src}></film-player>`).then((player) => Object.assign(player, more)); // prettier-ignore

/** The player is complete, and what remembers places has come and looked: it hears the film then. */
async function complete(player: FilmPlayer): Promise<void> {
  await until(() => player.readyState >= 1 && player.videojs, 'the player');
  // The player has asked for it before, so it goes on before this does, or in the same turn.
  await player.updateComplete;
  await import('../../src/elements/remembered-position.js');
  await new Promise((resolve) => setTimeout(resolve));
}

const remembered = (): unknown => JSON.parse(localStorage.getItem('film-commentary:positions') ?? '{}').value?.at(-1)?.[1];

/** A visit that ends there. */
async function leaveAt(time: number, src = FILM): Promise<void> {
  const player = await visit({}, src);
  await complete(player);
  player.currentTime = time;
  await until(() => !player.seeking && Math.abs(player.currentTime - time) < 0.5, 'the seek');
  player.remove();
  await until(() => !deep(player, 'video'), 'the end of the visit');
}

describe('film-player: remember-position', () => {
  beforeEach(() => localStorage.clear());
  after(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('goes on where the viewer was, and says so, to those who do not see, too', async () => {
    await leaveAt(40);
    const player = await visit();
    await until(() => Math.abs(player.currentTime - 40) < 0.5, 'the place');
    expect(player.paused).to.equal(true);
    await until(() => player.shadowRoot?.textContent.includes('Goes on at 0:40'), 'the word of it');
  });

  it('is off by default, and remembers nothing then', async () => {
    await leaveAt(40);
    const player = await fixture<FilmPlayer>(html`<film-player muted style="width: 640px" src=${FILM}></film-player>`);
    expect(player.rememberPosition).to.equal(false);
    await complete(player);
    expect(player.currentTime).to.equal(0);
    player.currentTime = 60;
    await until(() => player.currentTime >= 60 && !player.seeking, 'the seek');
    player.remove();
    await until(() => !deep(player, 'video'), 'the end of the visit');
    expect(remembered()).to.be.closeTo(40, 0.5);
  });

  it('remembers while the film plays, and where it stops', async () => {
    const player = await visit();
    await complete(player);
    player.currentTime = 30;
    await until(() => Math.abs(Number(remembered()) - 30) < 0.5, 'the place that was sought');
    player.playbackRate = 8;
    await plays(player);
    await until(() => Number(remembered()) >= 35, 'the place that was come to');
    player.pause();
    await until(() => player.paused && Math.abs(Number(remembered()) - player.currentTime) < 0.2, 'the place where it stopped');
  });

  it('knows films apart', async () => {
    await leaveAt(40);
    await leaveAt(60, OTHER);
    const player = await visit();
    await until(() => Math.abs(player.currentTime - 40) < 0.5, 'the place in the one');
    player.src = OTHER;
    await until(() => Math.abs(player.currentTime - 60) < 0.5, 'the place in the other');
  });

  it('begins anew after a visit that ended near the beginning or the end', async () => {
    for (const [name, place] of [['beginning', () => 5], ['end', ({ duration }: FilmPlayer) => duration - 1]] as const) {
      await leaveAt(40);
      const player = await visit();
      await until(() => Math.abs(player.currentTime - 40) < 0.5, 'the place');
      player.currentTime = place(player);
      await until(() => remembered() === undefined, `the ${name} to be no place`);
      player.remove();
      await until(() => !deep(player, 'video'), 'the end of the visit');
      const again = await visit();
      await complete(again);
      expect(again.currentTime, name).to.equal(0);
      again.remove();
    }
  }); // prettier-ignore

  it('gives way to a moment that the page or its address names', async () => {
    await leaveAt(40);
    const player = await visit({ currentTime: 20 });
    await complete(player);
    expect(player.currentTime).to.be.closeTo(20, 0.5);
    player.remove();
    await until(() => !deep(player, 'video'), 'the end of the visit');
    await leaveAt(40);
    try {
      for (const [fragment, time] of [['#t=20', 0], ['#note=a', 0], ['#film=film&t=20', 0], ['#film=another&t=20', 40]] as const) {
        history.replaceState(null, '', fragment);
        const linked = await visit();
        await complete(linked);
        await soon(() => expect(linked.currentTime, fragment).to.be.closeTo(time, 0.5));
        linked.remove();
        await until(() => !deep(linked, 'video'), 'the end of the visit');
        if (!time) expect(remembered(), fragment).to.be.closeTo(40, 0.5);
      }
    } finally {
      history.replaceState(null, '', here);
    }
  }); // prettier-ignore

  it('remembers where the page lets it: for the session, or nowhere', async () => {
    for (const storage of ['session', 'none'] as const) {
      const player = await visit({ storage });
      await complete(player);
      player.currentTime = 40;
      await until(() => player.currentTime >= 40 && !player.seeking, 'the seek');
      player.remove();
      await until(() => !deep(player, 'video'), 'the end of the visit');
      expect(localStorage.getItem('film-commentary:positions'), storage).to.equal(null);
      expect(sessionStorage.getItem('film-commentary:positions') !== null, storage).to.equal(storage === 'session');
      sessionStorage.clear();
    }
  });

  it('can be switched on later', async () => {
    await leaveAt(40);
    const player = await fixture<FilmPlayer>(html`<film-player muted style="width: 640px" src=${FILM}></film-player>`);
    await complete(player);
    player.rememberPosition = true;
    await until(() => Math.abs(player.currentTime - 40) < 0.5, 'the place');
    expect(player.hasAttribute('remember-position')).to.equal(true);
  });
});
