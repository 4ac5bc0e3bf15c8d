// One way to put each player on a page. Every one gives its video and what it shows: a list of ids, and word when it may have changed.

/** The ids that a text holds: the cues' and notes' words are their ids, and nothing need stand between two of them. */
const idsIn = (text) => text.match(/[cn]\d+/g) ?? [];

const shownIn = (name, roots, textOf = (root) => root.textContent) => ({
  name,
  ids: () => roots.flatMap((root) => idsIn(textOf(root))),
  observe: (callback) => {
    const observer = new MutationObserver(callback);
    for (const root of roots) observer.observe(root, { childList: true, characterData: true, subtree: true });
  },
});

async function until(get) {
  for (const end = performance.now() + 20_000; performance.now() < end;) {
    const value = get();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for ${get}`);
}

const element = (box, name, attributes = {}) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  box.append(made);
  return made;
};
const track = (video, src) => element(video, 'track', { src, kind: 'subtitles', srclang: 'en', label: 'English', default: '' });

/** As a page has it that only declares a video and a track. */
async function native(box, { film, subtitles }) {
  const video = element(box, 'video', { src: film, preload: 'auto', class: 'player' });
  const { track: text } = track(video, subtitles);
  text.mode = 'showing';
  await until(() => text.cues?.length && video.readyState > 1);
  return {
    video,
    displays: [
      {
        name: 'subtitles',
        ids: () => Array.from(text.activeCues, ({ id }) => id),
        observe: (callback) => text.addEventListener('cuechange', callback),
      },
    ],
  };
}

/** `annotations` is the address of its notes, or a list of such: the first set stands over the film, the others in the page. */
async function ours(box, { film, subtitles, annotations, library = '/dist/cdn/film-commentary.js' }) {
  await import(/* @vite-ignore */ `${location.origin}${library}`);
  const [over, ...beside] = [annotations].flat();
  const declared = { id: 'player', src: film, subtitles, annotations: over, preload: 'auto', storage: 'none', class: 'player' };
  const player = element(box, 'film-player', declared);
  const others = beside.map((src) => element(box, 'film-annotations', { src, for: player.id }));
  // All notes, however many.
  player.session.setPreference('density', 'study');
  const hasNotes = () => {
    const { sets } = player.session.state.commentary;
    return sets.length > beside.length && sets.every(({ annotations }) => annotations.length);
  };
  await until(() => player.videojs && player.cues.length && hasNotes() && player.readyState > 1);
  const words = player.shadowRoot.querySelector('film-subtitles').shadowRoot;
  const cards = [player.shadowRoot.querySelector('film-annotations'), ...others].map((notes) => notes.shadowRoot);
  return {
    video: player.shadowRoot.querySelector('video'),
    play: () => player.play(),
    displays: [
      shownIn('subtitles', [words]),
      shownIn('notes', cards, (root) => Array.from(root.querySelectorAll('.card'), ({ dataset }) => dataset.id).join(' ')),
    ],
  };
}

async function videojs(box, { film, subtitles }) {
  const { default: create } = await import('video.js/core.es.js');
  const { default: sheet } = await import('video.js/dist/video-js.min.css?inline');
  element(document.head, 'style').textContent = sheet;
  const video = element(element(box, 'div', { 'data-vjs-player': '' }), 'video', { class: 'video-js player', preload: 'auto' });
  const player = create(video, { controls: true, sources: [{ src: film, type: 'video/mp4' }], html5: { nativeTextTracks: false } });
  await new Promise((resolve) => player.ready(resolve));
  player.addRemoteTextTrack({ src: subtitles, kind: 'subtitles', srclang: 'en', label: 'English', mode: 'showing', default: true }, false);
  const lines = await until(() => player.el().querySelector('.vjs-text-track-display'));
  await until(() => player.textTracks()[0]?.cues?.length && player.readyState() > 1);
  player.textTracks()[0].mode = 'showing';
  return { video: player.el().querySelector('video'), displays: [shownIn('subtitles', [lines])] };
}

async function vidstack(box, { film, subtitles }) {
  await Promise.all([import('vidstack/player'), import('vidstack/player/layouts/default'), import('vidstack/player/ui')]);
  for (const { default: sheet } of await Promise.all([
    import('vidstack/player/styles/default/theme.css?inline'),
    import('vidstack/player/styles/default/layouts/video.css?inline'),
  ]))
    element(document.head, 'style').textContent = sheet;
  const player = element(box, 'media-player', { src: film, load: 'eager', preload: 'auto', class: 'player' });
  track(element(player, 'media-provider'), subtitles);
  element(player, 'media-video-layout');
  const video = await until(() => player.querySelector('video'));
  const lines = await until(() => player.querySelector('media-captions, .vds-captions'));
  await until(() => video.readyState > 1 && player.textTracks?.[0]?.cues.length);
  player.textTracks[0].setMode('showing');
  return { video, displays: [shownIn('subtitles', [lines])] };
}

async function artplayer(box, { film, subtitles }) {
  const { default: Artplayer } = await import('artplayer');
  const container = element(box, 'div', { class: 'player' });
  const player = new Artplayer({ container, url: film, subtitle: { url: subtitles, type: 'vtt', encoding: 'utf-8' } });
  const { $video: video } = player.template;
  video.preload = 'auto';
  await until(() => video.readyState > 1 && video.textTracks[0]?.cues?.length);
  return { video, displays: [shownIn('subtitles', [player.template.$subtitle])] };
}

async function plyr(box, { film, subtitles }) {
  const { default: Plyr } = await import('plyr');
  const { default: sheet } = await import('plyr/dist/plyr.css?inline');
  element(document.head, 'style').textContent = sheet;
  const video = element(box, 'video', { src: film, preload: 'auto', class: 'player' });
  track(video, subtitles);
  const player = new Plyr(video, { captions: { active: true, language: 'en' }, storage: { enabled: false }, loadSprite: false });
  const lines = await until(() => player.elements.captions);
  await until(() => video.readyState > 1 && video.textTracks[0]?.cues?.length);
  return { video, displays: [shownIn('subtitles', [lines])] };
}

/** With its own interface, which brings the display of text that is its own. */
async function shaka(box, { film, subtitles }) {
  const { default: library } = await import('shaka-player/dist/shaka-player.ui.js');
  const { default: sheet } = await import('shaka-player/dist/controls.css?inline');
  element(document.head, 'style').textContent = sheet;
  const container = element(box, 'div', { class: 'player' });
  const video = element(container, 'video', { preload: 'auto', style: 'width: 100%; height: 100%' });
  const player = new library.Player();
  const overlay = new library.ui.Overlay(player, container, video);
  // It would ask another server for what casts.
  overlay.configure({ castSenderUrl: '' });
  await player.attach(video);
  await player.load(new URL(film, location).href);
  const added = await player.addTextTrackAsync(new URL(subtitles, location).href, 'en', 'subtitles', 'text/vtt');
  player.selectTextTrack(added);
  const lines = await until(() => container.querySelector('.shaka-text-container'));
  await until(() => video.readyState > 1);
  return { video, displays: [shownIn('subtitles', [lines])] };
}

/** A film and nothing else: what the browser itself takes. */
async function bare(box, { film }) {
  const video = element(box, 'video', { src: film, preload: 'auto', class: 'player' });
  await until(() => video.readyState > 1);
  return { video, displays: [] };
}

/** The least that a clock can do that looks at every frame: what the browser itself makes for it. */
async function everyFrame(box, files) {
  const made = await bare(box, files);
  const look = () => made.video.requestVideoFrameCallback(look);
  look();
  return made;
}

export const PLAYERS = { bare, 'every frame': everyFrame, native, ours, 'video.js': videojs, vidstack, artplayer, plyr, shaka };
