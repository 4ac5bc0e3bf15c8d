// Two hours of film faster than they are: the video's time and the page's timeouts are turned by hand, all else is what a viewer has.

/** Seconds of film, notes and cues in it. */
const TWO_HOURS = 7200;
const NOTES = 5000;
const CUES = 2000;
/** Where the film stands while what there is of everything is counted: the same notes and the same line are on screen, each time. Seconds. */
const REST = 602;

const numbered = (i) => String(i).padStart(4, '0');
const cues = () =>
  Array.from({ length: CUES }, (_, i) => {
    const [start, text] = [(i * TWO_HOURS) / CUES, `Line ${numbered(i)} <i>of</i> them`];
    return { id: `c${i}`, start, end: start + 2.5, text, source: text };
  });
const notes = () =>
  Array.from({ length: NOTES }, (_, i) => {
    const start = (i * TWO_HOURS) / NOTES;
    const text = `What note ${numbered(i)} says of it`;
    const link = { tag: 'a', href: `https://example.org/${numbered(i)}`, children: ['more'] };
    // Every fifth has a link, as rich text is built elsewhere.
    const body = [{ tag: 'p', children: i % 5 ? [text] : [text, link] }];
    const anchor = { type: 'time', start, end: start + 5 };
    // Every third has a category, with its mark.
    const kind = i % 3 ? {} : { category: 'Echo' };
    return { id: `n${i}`, ...kind, start, end: start + 5, title: `Note ${numbered(i)}`, body, text, tags: [], origin: 'authored', anchor };
  });

/** The page's timeouts and `performance.now` go by it from now on. */
function turnClock() {
  let now = 0;
  let last = 0;
  const waiting = new Map();
  const due = (end) => [...waiting].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0];
  performance.now = () => now;
  window.setTimeout = (act, ms = 0, ...given) => {
    waiting.set(++last, { at: now + Math.max(0, ms), act: () => act(...given) });
    return last;
  };
  window.clearTimeout = (id) => void waiting.delete(id);
  return {
    get pending() {
      return waiting.size;
    },
    /** Milliseconds pass, each timeout at its moment. */
    pass: (ms) => {
      const end = now + ms;
      for (let next = due(end); next; next = due(end)) {
        const [id, { at, act }] = next;
        waiting.delete(id);
        now = Math.max(now, at);
        act();
      }
      now = end;
    },
  };
}

/** The video, which stands still, says that it plays, and at what time it is by the turned clock. */
function drive(video) {
  let [time, since, paused, seeking] = [0, 0, true, false];
  const tell = (...types) => types.forEach((type) => video.dispatchEvent(new Event(type)));
  const now = () => (paused ? time : time + (performance.now() - since) / 1000);
  const seek = (to) => {
    [time, since, seeking] = [to, performance.now(), true];
    tell('seeking');
    seeking = false;
    tell('seeked', 'timeupdate');
  };
  Object.defineProperties(video, {
    currentTime: { get: now, set: seek },
    duration: { get: () => TWO_HOURS + 10 },
    paused: { get: () => paused },
    seeking: { get: () => seeking },
    ended: { get: () => false },
  });
  video.play = async () => {
    if (!paused) return;
    [since, paused] = [performance.now(), false];
    tell('play', 'playing');
  };
  video.pause = () => {
    if (paused) return;
    [time, paused] = [now(), true];
    tell('pause');
  };
  tell('durationchange');
  return () => tell('timeupdate');
}

/**
 * Gives a player that is ready the film of two hours.
 *
 * @returns `pass`, which plays so many seconds on, in steps of so many, each of which is rendered, and gives how many notes were seen; and `rest`, which pauses at a moment
 *   that is always the same, and gives what is on screen there and how many timeouts have not come
 */
export async function playTwoHours(player) {
  const { session } = player;
  session.setPreference('density', 'study');
  session.selectTrack(session.addTrack({ cues: cues(), language: 'en' }));
  session.addAnnotations({ annotations: notes() });
  const clock = turnClock();
  const timeIsUp = drive(player.shadowRoot.querySelector('video'));
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const within = (name) => player.shadowRoot.querySelector(name).shadowRoot;
  const cards = () => [...within('film-annotations').querySelectorAll('.card')];
  const step = async (seconds) => {
    clock.pass(seconds * 1000);
    timeIsUp();
    await frame();
  };
  let at = 0;
  return {
    pass: async (seconds, each) => {
      const seen = new Set();
      player.currentTime = at;
      await player.play();
      for (const end = at + seconds; at < end; at += each) {
        await step(each);
        for (const { dataset } of cards()) seen.add(dataset.id);
      }
      return seen.size;
    },
    rest: async () => {
      player.pause();
      player.currentTime = REST;
      // What waits for a moment of rest has it.
      for (let i = 0; i < 10; i++) await step(1);
      const lines = within('film-subtitles').querySelector('.screen').innerText;
      return { timers: clock.pending, cards: cards().length, lines: lines.match(/Line/g)?.length ?? 0 };
    },
    /** From its beginning, once more. */
    again: () => (at = 0),
  };
}
