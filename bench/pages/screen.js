// Plays a film beside cells that tell, on the screen itself, what is shown with each picture.
import { PLAYERS } from './players.js';

const { player: name, files, from, rate, blocked, cells } = await (await fetch('/job.json')).json();
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const tell = (what) => fetch('/report', { method: 'POST', body: JSON.stringify(what) });

const sheet = document.createElement('style');
// The mark by which the page is found on the screen, cells beside it, the film below. No note covers the film’s strip, or the cells.
sheet.textContent = `
  body { background: #000; overflow: hidden }
  .mark { position: fixed; top: 0; left: 0; width: 16px; height: 16px; background: #808080 }
  .player { position: fixed; top: 40px; left: 0; width: 720px; height: 405px }
  .player::part(card), .player::part(more) { visibility: hidden }
  film-annotations { position: fixed; top: 460px; left: 0 }
  .cell { position: fixed; width: 12px; height: 12px }
  .lit { background: #fff }`;
document.head.append(sheet);
const place = (className) => document.body.appendChild(Object.assign(document.createElement('div'), { className }));
place('mark');

/** So many cells stand side by side, after the mark. */
const A_ROW = 80;

/** A cell for each id, rows of them. */
function cellsFrom(row, count) {
  return Array.from({ length: count }, (_, i) => {
    const cell = place('cell');
    cell.style.left = `${16 + (i % A_ROW) * 12}px`;
    cell.style.top = `${(row + Math.floor(i / A_ROW)) * 12}px`;
    return cell;
  });
}

async function play() {
  const { video, displays, play } = await PLAYERS[name](document.body, files);
  let row = 0;
  for (const { name: display, ids, observe } of displays) {
    const own = cellsFrom(row, cells[display]);
    row += Math.ceil(own.length / A_ROW);
    const write = () => {
      const here = new Set(ids().map((id) => Number(id.slice(1))));
      own.forEach((cell, i) => cell.classList.toggle('lit', here.has(i)));
    };
    observe(write);
    write();
  }
  video.currentTime = from;
  await sleep(600);
  await (play ? play() : video.play());
  await sleep(300);
  // Not before it plays: WebKitGTK would not begin.
  video.playbackRate = rate;
  if (blocked)
    setTimeout(function take() {
      for (const end = performance.now() + 30; performance.now() < end;);
      setTimeout(take, 30);
    });
}

await tell(
  await play().then(
    () => ({}),
    (error) => ({ error: `${error?.stack ?? error}` }),
  ),
);
