import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { render } from 'lit';
import '../../src/index.js';
import type { FilmCommentary } from '../../src/elements/film-commentary.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { fileOf, pause, soon, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { deep, FILM, notesOf, said, SUBTITLES } from '../support/player.js';

const VTT = 'WEBVTT\n\n00:10.000 --> 00:14.000\nIt was the wind.\n';
const NOTES = JSON.stringify([
  {
    id: 'urn:wind',
    type: 'Annotation',
    label: 'The wind',
    body: { type: 'TextualBody', value: 'It comes back.', format: 'text/plain', purpose: 'commenting' },
    target: { selector: { type: 'TextQuoteSelector', exact: 'It was the wind' } },
  },
]);

/** Another library's player: it keeps the vocabulary of HTMLMediaElement, and is none. */
class OtherPlayer extends HTMLElement {
  #media = new FakeMedia();
  get currentTime(): number {
    return this.#media.currentTime;
  }
  set currentTime(time: number) {
    this.#media.currentTime = time;
    this.dispatchEvent(new Event('seeking'));
  }
  get duration(): number {
    return this.#media.duration;
  }
  get paused(): boolean {
    return this.#media.paused;
  }
  get seeking(): boolean {
    return false;
  }
  get ended(): boolean {
    return false;
  }
  get playbackRate(): number {
    return 1;
  }
}
customElements.define('other-player', OtherPlayer);

/** Panels and buttons of a page around some film. */
const panels = html`<film-subtitles></film-subtitles>
  <film-annotations src=${fileOf(NOTES, 'application/json')}></film-annotations>
  <film-subtitles-button></film-subtitles-button>
  <film-commentary-button></film-commentary-button>`;

const seekTo = (media: { currentTime: number }, time: number) => void (media.currentTime = time);
const session = (scope: FilmCommentary) => scope.session as NonNullable<FilmCommentary['session']>;
const atTheWind = async (scope: FilmCommentary) => {
  await until(() => said(scope).join() === 'It was the wind.', 'the line');
  await until(() => notesOf(scope).map(({ title }) => title).join() === 'The wind', 'the note'); // prettier-ignore
};

describe('film-commentary', () => {
  beforeEach(() => localStorage.clear());
  after(() => localStorage.clear());

  it('is accessible, without a film, with one, and with a line and a note', async () => {
    const scope = await fixture<FilmCommentary>(html`<film-commentary>${panels}</film-commentary>`);
    await expect(scope).to.be.accessible();
    const video = document.createElement('video');
    Object.assign(video, { muted: true, controls: true, src: FILM });
    video.append(Object.assign(document.createElement('track'), { src: fileOf(VTT), srclang: 'en', label: 'English', default: true }));
    scope.prepend(video);
    await until(() => scope.session, 'the session');
    await until(() => video.readyState >= 1, 'the film');
    seekTo(video, 11);
    await atTheWind(scope);
    await expect(scope).to.be.accessible();
  });

  it('takes a track that the viewer chooses in the browser’s own menu', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary>
        <video muted src=${FILM}>
          <track src=${fileOf(VTT)} srclang="en" label="English" default />
          <track src=${fileOf(VTT.replace('It was the wind', 'Это был ветер'))} srclang="ru" label="Русский" />
        </video>
        ${panels}
      </film-commentary>`,
    );
    const [, russian] = [...scope.querySelector('video')!.textTracks];
    const chosen = () => session(scope).state.tracks.tracks.find(({ id }) => id === session(scope).state.tracks.selected)?.language;
    await until(() => chosen() === 'en', 'the default');
    // The viewer has clicked somewhere: from then on, for some seconds, a change is hers. They may have gone by when the click is told of.
    do await sendMouse({ type: 'click', position: [5, 5] });
    while (!navigator.userActivation.isActive);
    russian!.mode = 'showing';
    await until(() => chosen() === 'ru', 'the choice');
    await until(() => russian!.mode === 'disabled', 'it to be shown here, not twice');
  });

  it('keeps subtitles off, though a film is put into the page by a click', async () => {
    localStorage.setItem('film-commentary:preferences', JSON.stringify({ version: 1, value: { subtitles: false } }));
    await sendMouse({ type: 'click', position: [5, 5] });
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary>
        <video muted src=${FILM}><track src=${fileOf(VTT)} srclang="en" label="English" default /></video>${panels}
      </film-commentary>`,
    );
    const [track] = [...scope.querySelector('video')!.textTracks];
    await until(() => scope.querySelector('video')!.readyState >= 1, 'the film');
    await pause(300);
    expect([track!.mode, session(scope).state.tracks.selected]).to.deep.equal(['disabled', null]);
  });

  it('shows the subtitles in the video itself where the browser takes it out of the page', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary>
        <video muted src=${FILM}><track src=${fileOf(VTT)} srclang="en" label="English" default /></video>${panels}
      </film-commentary>`,
    );
    const video = scope.querySelector('video')!;
    await until(() => session(scope).state.tracks.tracks[0]?.status === 'ready', 'the subtitles');
    const showing = () => [...video.textTracks].filter(({ mode }) => mode === 'showing');
    await until(() => showing().length === 0, 'the browser’s own display to give way');
    video.dispatchEvent(new Event('enterpictureinpicture'));
    await until(() => showing().length === 1, 'the native track');
    await soon(() => expect(showing()[0]!.cues).to.have.length(1));
    video.dispatchEvent(new Event('leavepictureinpicture'));
    await until(() => showing().length === 0, 'it to go');
  });

  it('hands on the session of the player in it', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary><film-player storage="none"></film-player><film-commentary-button></film-commentary-button></film-commentary>`,
    );
    const player = scope.querySelector('film-player') as FilmPlayer;
    expect(scope.session).to.equal(player.session);
    const button = deep<HTMLButtonElement>(scope.querySelector('film-commentary-button') as HTMLElement, 'button');
    expect(button?.disabled).to.equal(false);
    button?.click();
    expect(player.session.state.commentary.on).to.equal(false);
  });

  it('lays commentary over a plain video with its tracks, in place of the browser’s subtitles', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary>
        <video muted src=${FILM}><track src=${fileOf(VTT)} srclang="en" label="English" default /></video>
        ${panels}
      </film-commentary>`,
    );
    const video = scope.querySelector('video') as HTMLVideoElement;
    await until(() => video.readyState >= 1, 'the film');
    seekTo(video, 11);
    await atTheWind(scope);
    seekTo(video, 60);
    await until(() => !said(scope).length && !notesOf(scope).length, 'both to go');
    await soon(() => expect([...video.textTracks].map(({ mode }) => mode)).to.deep.equal(['disabled']));
  });

  it('leaves a video its own subtitles where the page holds none of ours', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary
        ><video muted src=${FILM}><track src=${SUBTITLES} srclang="en" default /></video
      ></film-commentary>`,
    );
    const alone = await fixture<HTMLVideoElement>(html`<video muted src=${FILM}><track src=${SUBTITLES} srclang="en" default /></video>`);
    const [track] = (scope.querySelector('video') as HTMLVideoElement).textTracks;
    // Whether a browser shows what a page declares depends on its own settings.
    await until(() => alone.readyState >= 1 && scope.querySelector('video')!.readyState >= 1, 'the films');
    await pause(200);
    await soon(() => expect(track?.mode).to.equal(alone.textTracks[0]?.mode));
    expect(session(scope).state.tracks.tracks).to.have.length(1);
  });

  it('tells of lines, notes, choices and problems as a player does; a player in it tells of its own', async () => {
    const scope = await fixture<FilmCommentary>(html`<film-commentary>${panels}<film-annotations src="/none.json"></film-annotations></film-commentary>`); // prettier-ignore
    const told: string[] = [];
    for (const name of ['cuechange', 'annotationenter', 'annotationleave', 'preferencechange', 'problem'])
      scope.parentElement?.addEventListener(`film-${name}`, (event) => told.push(`${name} of ${(event.target as Element).localName}`));
    const other = Object.assign(document.createElement('other-player'), { currentTime: 1 });
    other.append(Object.assign(document.createElement('track'), { src: fileOf(VTT), srclang: 'en', label: 'English', default: true }));
    scope.prepend(other);
    await until(() => scope.session?.state.commentary.annotations.length, 'the notes');
    await until(() => told.includes('problem of film-commentary'), 'the problem');
    seekTo(other, 11);
    await atTheWind(scope);
    session(scope).setPreference('commentary', false);
    await until(() => told.includes('preferencechange of film-commentary'), 'the choice');
    expect(told.filter((one) => one.startsWith('annotation'))).to.deep.equal(
      ['annotationenter of film-commentary', 'annotationleave of film-commentary'],
    ); // prettier-ignore
    expect(told).to.include('cuechange of film-commentary');
    const player = document.createElement('film-player');
    other.replaceWith(player);
    await until(() => scope.session === player.session, 'the player’s session');
    told.length = 0;
    player.session.setPreference('noteSize', 1.5);
    await until(() => told.length, 'the choice in the player');
    expect(new Set(told)).to.deep.equal(new Set(['preferencechange of film-player']));
  });

  it('lays commentary beside an audio file with its tracks', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary>
        <audio muted src=${FILM}><track src=${fileOf(VTT)} srclang="en" label="English" default /></audio>
        ${panels}
      </film-commentary>`,
    );
    const audio = scope.querySelector('audio') as HTMLAudioElement;
    await until(() => audio.readyState >= 1, 'the sound');
    seekTo(audio, 11);
    await atTheWind(scope);
  });

  it('lays commentary beside an element of another library that keeps the vocabulary', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary>
        <other-player><track src=${fileOf(VTT)} srclang="en" label="English" default /></other-player>
        ${panels}
      </film-commentary>`,
    );
    seekTo(scope.querySelector('other-player') as OtherPlayer, 11);
    await atTheWind(scope);
  });

  it('finds such an element that is defined later', async () => {
    const scope = await fixture<FilmCommentary>(html`<film-commentary><later-player></later-player></film-commentary>`);
    expect(scope.session).to.equal(undefined);
    customElements.define('later-player', class extends OtherPlayer {});
    await until(() => scope.session, 'the session');
    expect(session(scope).media).to.equal(scope.querySelector('later-player'));
  });

  it('takes over tracks that a page adds or takes away later', async () => {
    const scope = await fixture<FilmCommentary>(html`<film-commentary><video></video></film-commentary>`);
    const labels = () => session(scope).state.tracks.tracks.map(({ label }) => label);
    const track = Object.assign(document.createElement('track'), { src: fileOf(VTT), label: 'Later' });
    scope.querySelector('video')?.append(track);
    await until(() => labels().join() === 'Later', 'the track');
    track.remove();
    await until(() => !labels().length, 'the track to go');
  });

  it('finds a film that is put in later, and lets go of one that is taken out', async () => {
    const scope = await fixture<FilmCommentary>(html`<film-commentary>${panels}</film-commentary>`);
    expect(scope.session).to.equal(undefined);
    const player = Object.assign(document.createElement('film-player'), { storage: 'none' });
    scope.prepend(player);
    await until(() => scope.session === player.session, 'the player’s session');
    player.remove();
    await until(() => !scope.session, 'the session to go');
  });

  it('goes over from a plain video to a player, and lets go of the video', async () => {
    const scope = await fixture<FilmCommentary>(html`<film-commentary><video></video></film-commentary>`);
    const own = session(scope);
    const player = Object.assign(document.createElement('film-player'), { storage: 'none' });
    scope.append(player);
    await until(() => scope.session === player.session && own.media === null, 'the player’s session');
  });

  it('goes over to another video that takes the place of the first', async () => {
    const scope = await fixture<FilmCommentary>(html`<film-commentary><video></video></film-commentary>`);
    const own = session(scope);
    const other = document.createElement('video');
    scope.querySelector('video')?.replaceWith(other);
    await until(() => scope.session && scope.session !== own, 'another session');
    await soon(() => expect([session(scope).media, own.media]).to.deep.equal([other, null]));
  });

  it('takes no video that is a player’s own for its film', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary
        ><film-player storage="none"><video></video></film-player
      ></film-commentary>`,
    );
    expect(scope.session).to.equal(scope.querySelector('film-player')?.session);
  });

  it('keeps its session when it is moved in the page', async () => {
    const box = await fixture<HTMLElement>(
      html`<div>
        <film-commentary><video></video></film-commentary>
        <section></section>
      </div>`,
    );
    const scope = box.querySelector('film-commentary') as FilmCommentary;
    const own = session(scope);
    box.querySelector('section')?.append(scope);
    await Promise.resolve();
    expect(scope.session).to.equal(own);
    expect(own.media).to.equal(scope.querySelector('video'));
  });

  it('lets go of the film when it is removed, and finds it again when it comes back', async () => {
    const scope = await fixture<FilmCommentary>(
      html`<film-commentary><video></video><film-commentary-button></film-commentary-button></film-commentary>`,
    );
    const own = session(scope);
    const parent = scope.parentElement as HTMLElement;
    scope.remove();
    await until(() => !scope.session && own.media === null, 'the session to go');
    parent.append(scope);
    expect(session(scope).media).to.equal(scope.querySelector('video'));
    const button = scope.querySelector('film-commentary-button') as HTMLElement;
    await until(() => !deep<HTMLButtonElement>(button, 'button')?.disabled, 'the button to find it');
  });

  it('remembers a viewer’s choice across visits', async () => {
    const visit = () => fixture<FilmCommentary>(html`<film-commentary><video></video></film-commentary>`);
    const first = await visit();
    session(first).setPreference('commentary', false);
    first.remove();
    expect(session(await visit()).state.commentary.on).to.equal(false);
  });

  it('keeps the commentaries of two scopes apart', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const one = html`<film-commentary><video></video><film-commentary-button></film-commentary-button></film-commentary>`;
    render([one, one], box);
    const [left, right] = [...box.querySelectorAll('film-commentary')];
    await until(() => left?.session && right?.session, 'both sessions');
    await left?.querySelector('film-commentary-button')?.updateComplete;
    deep<HTMLButtonElement>(left?.querySelector('film-commentary-button') as HTMLElement, 'button')?.click();
    expect(left?.session?.state.commentary.on).to.equal(false);
    expect(right?.session?.state.commentary.on).to.equal(true);
  });
});
