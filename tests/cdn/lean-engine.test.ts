import { expect } from '@open-wc/testing';
import videojs from 'video.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { until } from '../support/build.js';
import { deep, loaded, said } from '../support/player.js';
import { open } from '../support/plain-page.js';

// The build leaves out what the player does not use of video.js (scripts/lean-video-js.ts): what it does use must be whole.

type Engine = ReturnType<typeof videojs>;

const playerOf = (page: Document): FilmPlayer => page.querySelector('film-player') as FilmPlayer;
const press = (page: Document, selector: string): void => deep<HTMLButtonElement>(page, selector)?.click();

describe('the engine of the built library', () => {
  let frame: HTMLIFrameElement;
  afterEach(() => {
    const { failures } = frame.contentWindow as unknown as { failures: string[] };
    frame.remove();
    expect(failures, 'what failed').to.deep.equal([]);
  });

  it('takes plugins of video.js that a page’s own copy knows', async () => {
    frame = await open('strict-one-tag');
    const page = frame.contentDocument as Document;
    const player = playerOf(page);
    await loaded(player);
    const Plugin = videojs.getPlugin('plugin') as unknown as new (engine: Engine) => object;
    const Button = videojs.getComponent('Button');
    class Star extends Plugin {
      constructor(engine: Engine) {
        super(engine);
        engine.addClass('vjs-starred');
        engine.getChild('ControlBar')?.addChild(new Button(engine, { className: 'vjs-star' }));
      }
    }
    videojs.registerPlugin('star', Star);
    new (videojs.getPlugin('star') as unknown as typeof Star)(player.videojs as Engine);
    expect(deep(page, '.vjs-starred .vjs-control-bar .vjs-star')).to.exist;
  });

  it('has every control of the bar, and they work', async () => {
    frame = await open('strict-one-tag');
    const page = frame.contentDocument as Document;
    const player = playerOf(page);
    await loaded(player);
    const bar = deep(page, '.vjs-control-bar') as HTMLElement;
    for (const part of [
      'play-control',
      'volume-panel',
      'current-time',
      'duration',
      'progress-control',
      'playback-rate',
      'fullscreen-control',
    ])
      expect(bar.querySelector(`.vjs-${part}`), part).to.exist;
    press(page, '.vjs-play-control');
    await until(() => player.currentTime > 0.2, 'the film to run');
    press(page, '.vjs-mute-control');
    await until(() => !player.muted, 'the sound');
    press(page, '.vjs-playback-rate .vjs-menu-item');
    await until(() => player.playbackRate === 2, 'another speed');
    press(page, '.vjs-play-control');
    await until(() => player.paused, 'the film to stop');
  });

  it('says what is wrong with a film, and tries again', async () => {
    frame = await open('strict-one-tag');
    const page = frame.contentDocument as Document;
    const player = playerOf(page);
    await loaded(player);
    player.src = '/film/no-such-film.mp4';
    await until(() => deep(page, '.vjs-error-display p')?.textContent, 'the words');
    player.src = '/film/what-the-wind-kept.mp4';
    await until(() => player.readyState >= 1 && !player.error, 'the film');
  });

  it('plays a stream with the subtitles in it', async () => {
    frame = await open('stream');
    const page = frame.contentDocument as Document;
    const player = playerOf(page);
    await until(() => player.readyState >= 1, 'the stream');
    await player.play();
    await until(() => player.cues.length > 0, 'the lines in the stream');
    player.currentTime = (player.cues[0]?.start ?? 0) + 0.2;
    await until(() => said(page).length, 'the line');
  });

  it('brings the session’s commands with the controls: the first that is asked for an answer gives it', async () => {
    frame = await open('stream');
    const player = playerOf(frame.contentDocument as Document);
    await until(() => player.videojs, 'the controls');
    expect(player.session.undoTiming('no such track')).to.equal(false);
  });
});
