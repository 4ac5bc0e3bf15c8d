import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlacedEvent } from '../../src/elements/later-events.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { fileAddress, releaseFile } from '../../src/session/file-address.js';
import { fileName } from '../../src/session/load.js';
import { soon, until } from '../support/build.js';
import { deep, FILM } from '../support/player.js';

/** Files of the viewer's own: chosen or dropped, under names that only say what they are after the `#` of their address. */
describe('film-player with files of the viewer’s own', () => {
  const given: string[] = [];
  const address = (content: BlobPart, name: string): string => {
    given.push(fileAddress(new File([content], name)));
    return given.at(-1) as string;
  };
  afterEach(() => given.splice(0).forEach(releaseFile));

  const LINES = ['Somebody has left the gate open.', 'The tide took the boat on Thursday night.', 'We count the lamps along the shore.'];
  const SRT = LINES.map((line, i) => `${i + 1}\n00:00:${10 + i * 20},000 --> 00:00:${13 + i * 20},000\n${line}\n`).join('\n');
  const empty = () => fixture<FilmPlayer>(html`<film-player muted storage="none"></film-player>`);

  it('plays the film, shows the subtitles and places the article', async () => {
    // Not kept: with the whole film in its cache, Firefox lets the seeks of all later files wait.
    const film = await (await fetch(FILM, { cache: 'no-store' })).blob();
    const player = await empty();
    let placed: FilmPlacedEvent | undefined;
    player.addEventListener('film-placed', (event) => (placed = event));
    // No type is given: their names tell.
    player.src = address(await film.arrayBuffer(), 'What the wind kept.mp4');
    player.subtitles = address(SRT, 'shore.en.srt');
    player.article = address('# Shore\n\n“The tide took the boat on Thursday night”, he says, and goes to bed.\n', 'shore.md');
    await until(() => player.readyState >= 1 && placed, 'the film and its notes');
    await soon(() => expect(player.duration).to.be.closeTo(172, 1));
    await soon(() => expect(player.cues.map(({ text }) => text)).to.deep.equal(LINES));
    expect(placed?.placements[0]?.best?.start).to.be.closeTo(30, 1);
    expect(player.problems).to.deep.equal([]);
    // The engine knows their type as well.
    await until(() => player.videojs, 'the engine');
    await player.play();
    await until(() => player.currentTime > 0.2, 'the film to run');
  });

  it('names a file in what is said of it', async () => {
    const player = await empty();
    player.subtitles = address('There are no times in here.', 'broken.srt');
    await until(() => player.problems.length, 'the problem');
    expect(fileName(player.problems[0]?.source ?? '')).to.equal('broken.srt');
    await until(() => player.session.state.notices[0]?.name === 'broken.srt', 'the notice');
  });

  it('says of a film that it cannot be played, not that it is missing', async () => {
    const player = await empty();
    player.src = address('no film at all', 'holiday.mp4');
    await until(() => player.problems.some(({ code }) => code.startsWith('film-')), 'the words');
    expect(player.problems.find(({ code }) => code.startsWith('film-'))?.message).to.match(/cannot play the film/);
    await until(() => /cannot play/.test(deep(player, '.vjs-error-display')?.textContent ?? ''), 'the words on screen');
  });

  it('takes another file in place of the first', async () => {
    const player = await empty();
    player.subtitles = address(SRT, 'one.srt');
    await until(() => player.cues.length === 3, 'the first');
    player.subtitles = address(SRT.slice(0, SRT.indexOf('\n2\n')), 'two.srt');
    await until(() => player.cues.length === 1, 'the second');
  });
});
