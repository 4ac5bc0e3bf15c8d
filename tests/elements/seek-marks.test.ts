import { expect } from '@open-wc/testing';
import { sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import type { Annotation } from '../../src/model/annotation.js';
import { note, pause, soon, until } from '../support/build.js';
import { deep, deepAll, filmWith, isSeen, plays } from '../support/player.js';

const NOTES = [note('a', 10, 20, { category: 'Sound' }), note('b', 60, 70, { category: 'Echo' }), note('c', 60.5, 70)];

/** A player of the demo's film (172 seconds) that has begun and stands, with these notes. */
async function player(notes: readonly Annotation[] = NOTES): Promise<FilmPlayer> {
  const film = await filmWith({ annotations: notes });
  await film.session.setChapters([
    { start: 0, end: 40, title: 'The field' },
    { start: 40, end: 170, title: 'The house' },
  ]);
  film.session.setFilmSeen(true);
  await until(() => film.videojs, 'the controls');
  await plays(film);
  film.pause();
  // They come with the viewer.
  film.focus();
  await until(() => isSeen(deep(film, '.vjs-progress-control')!) && marks(film).length > 0, 'the bar');
  return film;
}
const marks = (film: FilmPlayer) => deepAll(film, '.seek-mark');
const preview = (film: FilmPlayer) =>
  [...(deep(film, '.seek-preview:not([hidden])')?.children ?? [])].map(({ textContent }) => textContent);
const barOf = (film: FilmPlayer) => deep(film, '.vjs-progress-holder')!.getBoundingClientRect();
/** A point of the bar at that moment, in seconds. */
function pointAt(film: FilmPlayer, time: number): [number, number] {
  const { left, top, width, height } = barOf(film);
  return [Math.round(left + (time / film.duration) * width), Math.round(top + height / 2)];
}

describe('marks in the seek bar', () => {
  before(() => setViewport({ width: 900, height: 700 }));
  after(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => sendMouse({ type: 'move', position: [890, 690] }));

  it('are accessible, and for the eye alone', async () => {
    const film = await player();
    await expect(film).to.be.accessible();
    expect(deep(film, '.seek-marks')?.ariaHidden).to.equal('true');
  });

  it('stand at their moments, those that stand too near as one; chapters are gaps', async () => {
    const film = await player();
    const { left, width } = barOf(film);
    const places = (selector: string) => deepAll(film, selector).map((mark) => Math.round(((mark.getBoundingClientRect().left - left) / width) * film.duration)); // prettier-ignore
    await soon(() => expect(places('.seek-mark')).to.deep.equal([10, 60]));
    expect(marks(film).map((mark) => mark.classList.contains('several'))).to.deep.equal([false, true]);
    expect(deepAll(film, '.gap')).to.have.length(1);
  });

  it('say by the pointer what is there: chapter, note, how many notes; and point at the note everywhere', async () => {
    const film = await player();
    await sendMouse({ type: 'move', position: pointAt(film, 10) });
    await until(() => preview(film).length === 2, 'what is there');
    await soon(() => expect(preview(film)).to.deep.equal(['The field', 'Note a']));
    await until(() => film.session.state.commentary.pointed === 'a', 'everybody to know');
    await sendMouse({ type: 'move', position: pointAt(film, 60) });
    await until(() => preview(film)[1] === '2 notes', 'how many notes');
    await sendMouse({ type: 'move', position: pointAt(film, 100) });
    await until(() => preview(film).join() === 'The house', 'the chapter alone');
    await until(() => film.session.state.commentary.pointed === undefined, 'nobody to point');
    await sendMouse({ type: 'move', position: [890, 690] });
    await until(() => !preview(film).length, 'it to go');
  });

  it('say nothing of a note that is still to come, and stay within the bar', async () => {
    const film = await player();
    film.session.setFilmSeen(false);
    await sendMouse({ type: 'move', position: pointAt(film, 10) });
    await until(() => preview(film).length === 2, 'what is there');
    await soon(() => {
      expect(preview(film)).to.deep.equal(['The field', 'Note, still to come']);
      expect(deep(film, '.seek-preview')!.getBoundingClientRect().left).to.be.at.least(barOf(film).left - 1);
    });
  });

  it('lead to the very moment of their note', async () => {
    const film = await player();
    await sendMouse({ type: 'click', position: pointAt(film, 10.6) });
    await until(() => !film.seeking && film.currentTime > 9, 'the seek');
    await soon(() => expect(film.currentTime).to.be.closeTo(10, 0.05));
    await sendMouse({ type: 'click', position: pointAt(film, 100) });
    await until(() => !film.seeking && film.currentTime > 90, 'the seek to a place without a note');
    await soon(() => expect(film.currentTime).to.be.closeTo(100, 1));
  });

  it('go with the commentary, and with categories that are switched off', async () => {
    const film = await player();
    film.session.setPreference('hiddenCategories', ['Sound']);
    await until(() => marks(film).length === 1, 'one to go');
    film.session.setPreference('commentary', false);
    await until(() => marks(film).length === 0, 'all to go');
    expect(deepAll(film, '.gap')).to.have.length(1);
  });

  it('come with the chapter in what a screen reader hears of the position', async () => {
    const film = await player();
    film.currentTime = 50;
    await until(() => deep(film, '.vjs-progress-holder')?.getAttribute('aria-valuetext')?.endsWith(', The house'), 'the chapter');
    await film.session.setChapters(null);
    film.currentTime = 60;
    await until(() => !film.seeking, 'the seek');
    const position = () => deep(film, '.vjs-progress-holder')?.getAttribute('aria-valuetext') ?? '';
    // A bar that is out of sight rests: the viewer moves, until it says so.
    for (let x = 60; x < 90 && !/^(0:59|1:00) of 2:52$/.test(position()); x++) {
      await sendMouse({ type: 'move', position: pointAt(film, x) });
      await pause(100);
    }
    expect(position(), 'the time alone').to.match(/^(0:59|1:00) of 2:52$/);
  });

  it('leave with the player', async () => {
    const film = await player();
    await sendMouse({ type: 'move', position: pointAt(film, 10) });
    await until(() => film.session.state.commentary.pointed === 'a', 'the note');
    film.remove();
    await until(() => film.session.state.commentary.pointed === undefined, 'nobody to point');
  });
});
