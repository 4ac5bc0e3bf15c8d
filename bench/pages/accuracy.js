// Plays a film under given conditions and reports which frame was on screen whenever something shown came or went.
import { Picture } from './picture.js';
import { PLAYERS } from './players.js';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const heard = (target, type, timeoutMs = 15_000) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${type} came`)), timeoutMs);
    target.addEventListener(type, () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Takes the main thread for 30 of every 60 ms. */
function block() {
  let timer = setTimeout(function take() {
    for (const end = performance.now() + 30; performance.now() < end;);
    timer = setTimeout(take, 30);
  });
  return () => clearTimeout(timer);
}

const { player: name, files, condition, bits, seeks } = await (await fetch('/job.json')).json();
let mounted;
let picture;
/** Set while changes count: it takes each. */
let record;

async function watchDisplays() {
  for (const { name: display, ids, observe } of mounted.displays) {
    let before = new Set();
    observe(() => {
      const now = new Set(ids());
      const came = [...now].filter((id) => !before.has(id));
      const went = [...before].filter((id) => !now.has(id));
      before = now;
      if (!record || (!came.length && !went.length)) return;
      const { currentTime } = mounted.video;
      const at = performance.now() / 1000;
      const frame = picture?.frame();
      for (const id of came) record({ display, id, edge: 'start', frame, currentTime, at });
      for (const id of went) record({ display, id, edge: 'end', frame, currentTime, at });
    });
  }
}

/** Stands still at that time. */
async function stand(time) {
  const { video } = mounted;
  video.pause();
  const sought = heard(video, 'seeked');
  video.currentTime = time;
  await sought;
  await sleep(400);
}

/** Plays, and has begun. */
async function play() {
  const playing = heard(mounted.video, 'playing');
  playing.catch(() => undefined);
  void (mounted.play ? mounted.play() : mounted.video.play());
  await playing;
}

/** Asks for another tab in front of this one. */
async function beCovered() {
  await fetch('/report', { method: 'POST', body: JSON.stringify({ cover: true }) });
  for (const end = performance.now() + 10_000; !document.hidden && performance.now() < end;) await sleep(50);
}

async function measure({ rate, blocked, from, seconds, hidden }) {
  const { video } = mounted;
  await stand(from);
  await play();
  await sleep(300);
  // Not before it plays: WebKitGTK would not begin.
  video.playbackRate = rate;
  const unblock = blocked ? block() : undefined;
  await sleep(700);
  if (hidden) await beCovered();
  const wasHidden = document.hidden;
  const changes = [];
  /** Of each frame that a callback came for: its time, and how many had been presented with it. */
  const presented = [];
  const count = (_now, { mediaTime, presentedFrames }) => {
    presented.push([mediaTime, presentedFrames]);
    if (record) video.requestVideoFrameCallback?.(count);
  };
  record = (change) => changes.push(change);
  video.requestVideoFrameCallback?.(count);
  // Some engines tell the time in steps: the highest line through them is the time.
  let lead = -Infinity;
  const sample = picture
    ? undefined
    : setInterval(() => (lead = Math.max(lead, video.currentTime - (performance.now() / 1000) * rate)), 20);
  const began = { time: video.currentTime, at: performance.now() };
  while (performance.now() - began.at < seconds * 1000 && !video.ended) await sleep(100);
  record = undefined;
  clearInterval(sample);
  const ended = { time: video.currentTime, at: performance.now() };
  unblock?.();
  video.pause();
  return { changes, from: began.time, to: ended.time, seconds: (ended.at - began.at) / 1000, presented, lead, hidden: wasHidden };
}

/** After each seek: what stands there with each frame that is presented? */
async function seek({ times, from, watchMs }) {
  const { video } = mounted;
  await stand(from);
  await play();
  await sleep(300);
  const frames = [];
  for (const time of times) {
    const sought = heard(video, 'seeked');
    video.currentTime = time;
    await sought;
    const end = performance.now() + watchMs;
    await new Promise((resolve) => {
      // Not every engine presents a frame after every seek: what stands there at the end counts in any case.
      setTimeout(() => (look(), resolve()), watchMs + 1000);
      // The animation frame that is asked for in a video frame's callback is the last thing to run before that picture is painted.
      let done = false;
      const look = () => {
        if (done) return;
        const frame = picture.frame();
        frames.push({ time, frame, shown: mounted.displays.map(({ name: display, ids }) => ({ display, ids: ids() })) });
        done = performance.now() > end;
        if (done) resolve();
        else video.requestVideoFrameCallback(() => requestAnimationFrame(look));
      };
      video.requestVideoFrameCallback(() => requestAnimationFrame(look));
    });
  }
  video.pause();
  return frames;
}

/** How far off the number in the picture is from the time that was sought, in frames: 0 unless an engine counts otherwise. */
async function calibrate(fps) {
  const offsets = [];
  for (const frame of [30, 301, 900]) {
    await stand((frame + 0.5) / fps);
    offsets.push(picture.frame() - frame);
  }
  return offsets;
}

async function run() {
  mounted = await PLAYERS[name](document.body, files);
  mounted.video.muted = false;
  if (bits) picture = new Picture(mounted.video, bits);
  await watchDisplays();
  if (condition) return measure(condition);
  return { offsets: await calibrate(30), frames: await seek(seeks) };
}

// Firefox's stack does not say what happened.
const result = await run().catch((error) => ({ error: `${error}`, stack: error?.stack }));
await fetch('/report', { method: 'POST', body: JSON.stringify(result) });
