import { expect } from '@open-wc/testing';
import { until } from '../support/build.js';
import { deep, goTo, loaded, NOTES, notesOf, said, SUBTITLES } from '../support/player.js';
import { closePages, FILM, MOMENT, openPage, playerIn, shows } from './hostile-page.js';

afterEach(() => expect(closePages(), 'what failed unheard').to.deep.equal([]));

describe('elements', () => {
  it('that are upgraded late take over the video that plays', async () => {
    const { page } = await openPage({
      withoutLibrary: true,
      body: `<film-player storage="none"><video muted src="${FILM}" controls><track kind="subtitles" src="${SUBTITLES}" srclang="en" label="English" default></video><film-annotations src="${NOTES}"></film-annotations></film-player>`,
    });
    const video = page.querySelector('video')!;
    await video.play();
    await until(() => video.currentTime > 0.3, 'the video to run');
    const before = video.currentTime;
    page.head.append(Object.assign(page.createElement('script'), { type: 'module', src: '/src/index.ts' }));
    await until(() => playerIn(page).session, 'the upgrade');
    await loaded(playerIn(page));
    await until(() => !playerIn(page).paused && playerIn(page).currentTime >= before, 'it to play on');
    await shows(page);
  });

  it('keep the properties that were set before the upgrade, and take those after it', async () => {
    const { page } = await openPage({ withoutLibrary: true, body: '<film-player></film-player>' });
    const player = playerIn(page);
    Object.assign(player, { muted: true, src: FILM, subtitles: SUBTITLES });
    player.setAttribute('storage', 'none');
    page.head.append(Object.assign(page.createElement('script'), { type: 'module', src: '/src/index.ts' }));
    await until(() => player.session, 'the upgrade');
    expect(player.getAttribute('src')).to.equal(FILM);
    player.setAttribute('annotations', NOTES);
    await shows(page);
    player.removeAttribute('annotations');
    await until(() => notesOf(page).length === 0, 'the notes to go');
    player.setAttribute('subtitles', '/subtitles/what-the-wind-kept.ru.vtt');
    await until(() => /\p{Script=Cyrillic}/u.test(said(page).join()), 'the other subtitles');
  });

  it('that are removed and put back while they load are there in the end', async () => {
    const { page } = await openPage({ body: '<div></div><p></p>' });
    const [first, second] = [page.querySelector('div')!, page.querySelector('p')!];
    const player = page.createElement('film-player');
    Object.assign(player, { muted: true, storage: 'none', src: FILM, subtitles: SUBTITLES, annotations: NOTES });
    for (let i = 0; i < 12; i++) {
      (i % 2 ? first : second).append(player);
      // At another stage of its loading each time.
      for (let turns = 0; turns < i; turns++) await new Promise((resolve) => setTimeout(resolve));
      player.remove();
    }
    first.append(player);
    await shows(page, player);
    expect(player.shadowRoot?.querySelectorAll('video').length).to.equal(1);
    expect(player.session.state.tracks.tracks.length).to.equal(1);
    expect(player.session.state.commentary.sets.length).to.equal(1);
  });

  it('that are adopted by another document are there with their styles', async () => {
    const { page } = await openPage();
    await shows(page);
    const player = playerIn(page);
    const other = await openPage({ withoutLibrary: true, style: 'film-player { display: block; width: 640px }', body: '' });
    other.page.body.append(other.page.adoptNode(player));
    await until(() => player.ownerDocument === other.page && player.readyState >= 1, 'the film there');
    await goTo(player, 5);
    await goTo(player, MOMENT);
    await until(() => said(other.page).length > 0, 'the line there');
    await until(() => notesOf(other.page).length > 0, 'the note there');
    const line = deep(other.page, '.cue .line') as HTMLElement;
    expect(other.window.getComputedStyle(line).backgroundColor).to.not.equal('rgba(0, 0, 0, 0)');
  });
});
