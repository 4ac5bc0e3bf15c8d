// Plays a long film with many cues, and from then on does nothing: what the trace holds is the player's.
import { PLAYERS } from './players.js';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const report = (result) => fetch('/report', { method: 'POST', body: JSON.stringify(result) });

async function run() {
  const { player, files, from } = await (await fetch('/job.json')).json();
  const { video, play } = await PLAYERS[player](document.body, files);
  video.currentTime = from;
  await sleep(500);
  void (play ? play() : video.play());
  // Long enough for every player to put its controls away.
  while (video.currentTime < from + 6) await sleep(100);
  globalThis.film = video;
  return { time: video.currentTime };
}

await report(await run().catch((error) => ({ error: `${error?.stack ?? error}` })));
