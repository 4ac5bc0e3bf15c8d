// The short form of staying power: what `tests/bench/staying.test.mjs` asks of the page.
await import(/* @vite-ignore */ `${location.origin}/dist/cdn/film-commentary.js`);

const until = async (condition) => {
  for (const end = performance.now() + 20_000; !condition();) {
    if (performance.now() > end) throw new Error(`waited in vain: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
const FILMS = ['/demo/public/film/what-the-wind-kept.mp4', '/tests/media/plain.mp4'];
const make = () =>
  Object.assign(document.createElement('film-player'), {
    src: FILMS[0],
    subtitles: '/words-0.vtt',
    annotations: '/notes.json',
    storage: 'none',
    defaultMuted: true,
  });
const come = async (player) => {
  document.body.append(player);
  await until(() => player.videojs && player.readyState >= 1 && player.cues.length && player.annotations.length);
};
const leave = async (player) => {
  player.remove();
  await until(() => !player.videojs);
};

let player;
globalThis.rounds = {
  begin: async () => come((player = make())),
  end: async () => {
    await leave(player);
    player = undefined;
  },
  /** Another player comes and goes. */
  another: async () => {
    const other = make();
    await come(other);
    await leave(other);
  },
  /** The one that stays has another film, other subtitles and notes, and none. */
  change: async (i) => {
    const other = i % 2;
    player.src = FILMS[other];
    player.subtitles = `/words-${other}.vtt`;
    player.annotationsSrc = other ? '' : '/notes.json';
    await player.updateComplete;
    await until(() => player.readyState >= 1 && player.cues.length === 1 + other && (other || player.annotations.length));
  },
  seek: async (i) => {
    // Every other one into the words and the note, and back to where nothing is on screen.
    player.currentTime = i % 2 ? 0 : 1.2;
    await until(() => !player.seeking);
  },
  /** The one that stays plays two hours. */
  twoHours: async () => {
    const { playTwoHours } = await import('./two-hours.js');
    globalThis.film = await playTwoHours(player);
  },
  /** What is counted: all that has this among its prototypes. */
  kinds: () => {
    const engine = Object.getPrototypeOf(player.videojs);
    return {
      players: customElements.get('film-player').prototype,
      videos: HTMLVideoElement.prototype,
      'parts of the engine': Object.getPrototypeOf(engine),
      signals: AbortSignal.prototype,
    };
  },
};
await fetch('/report', { method: 'POST', body: '{}' });
