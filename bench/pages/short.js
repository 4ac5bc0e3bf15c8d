// The short form: counts how many pictures were presented with the wrong words at each change. No other player, no ffmpeg, no milliseconds.
import { PLAYERS } from './players.js';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const report = (result) => fetch('/report', { method: 'POST', body: JSON.stringify(result) });

async function run() {
  const { files, from, until } = await (await fetch('/job.json')).json();
  const { video, play, displays } = await PLAYERS.ours(document.body, files);
  globalThis.film = video;
  video.currentTime = from;
  await sleep(300);
  /** The times of the frames that were presented, as far as callbacks came. */
  const frames = [];
  let counts = true;
  const count = (_now, { mediaTime }) => {
    frames.push(mediaTime);
    if (counts) video.requestVideoFrameCallback(count);
  };
  video.requestVideoFrameCallback(count);
  const changes = [];
  for (const { ids, observe } of displays) {
    let before = new Set(ids());
    observe(() => {
      const now = new Set(ids());
      for (const id of now) if (!before.has(id)) changes.push({ id, edge: 'start', presented: frames.length });
      for (const id of before) if (!now.has(id)) changes.push({ id, edge: 'end', presented: frames.length });
      before = now;
    });
  }
  await play();
  while (video.currentTime < until) await sleep(100);
  counts = false;
  return { frames: [...frames], changes: [...changes] };
}

await report(await run().catch((error) => ({ error: `${error?.stack ?? error}` })));
