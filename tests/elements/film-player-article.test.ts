import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmPlacedEvent } from '../../src/elements/later-events.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { fileOf, soon, until } from '../support/build.js';
import LINES from '../support/lighthouse.json';
import { FILM, goTo, notesOf } from '../support/player.js';

const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(14, 23);
/** A line in ten seconds. */
const VTT = `WEBVTT\n\n${LINES.map((line, i) => `${clock(3 + i * 10)} --> ${clock(7 + i * 10)}\n${line}`).join('\n\n')}\n`;

/** Quotes nothing and names no time. */
const ESSAY = `# Keeping the light

The director grew up inland and saw the sea for the first time at nineteen, from a train.

The brother painted the boathouse green until he fell off the ladder and broke his arm.

When fog is announced on the wireless they sound the horn until Sunday, and one of them counts eleven blasts before falling asleep.

The wreck of the Halcyon happens off screen. Forty people come ashore on the mail boat, drink tea and sing until dawn.
`;
const BREAD = `# Bread

Knead the dough for ten minutes and let it rise under a damp cloth.

The oven has to be hot, and a stone keeps its heat while loaves go in.

Sourdough was carried over the mountains by shepherds in goatskin bags.
`;

async function placed(article: string): Promise<{ player: FilmPlayer; told: FilmPlacedEvent; shares: number[] }> {
  const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} storage="none"></film-player>`);
  const shares: number[] = [];
  player.session.subscribe((state) => state.commentary.placing, (share) => share !== undefined && shares.push(share)); // prettier-ignore
  let told: FilmPlacedEvent | undefined;
  player.addEventListener('film-placed', (event) => (told = event));
  Object.assign(player, { subtitles: fileOf(VTT, 'text/vtt'), article: fileOf(article, 'text/markdown') });
  await until(() => told && player.readyState >= 1, 'the article to be placed');
  return { player, told: told as FilmPlacedEvent, shares };
}

describe('film-player with an article and no annotations', () => {
  it('shows its passages where the film speaks of the same, and says how far the work is', async () => {
    const { player, told, shares } = await placed(ESSAY);
    const [inland, ladder, fog, wreck] = told.placements;
    expect(inland?.state).to.equal('abstained');
    for (const [placement, from, to] of [
      [ladder, 30, 60],
      [fog, 100, 130],
      [wreck, 130, 160],
    ] as const) {
      // prettier-ignore
      expect(placement?.state, placement?.passage).to.equal('placed');
      expect(placement!.best!.start, placement?.passage).to.be.within(from - 10, to);
      expect(placement!.best!.reasons.length).to.be.greaterThan(0);
    }
    expect(shares.length).to.be.greaterThan(0);
    await soon(() => expect(player.session.state.commentary).to.not.have.property('placing'));
    await goTo(player, wreck!.best!.start + 0.2);
    await until(() => notesOf(player).some(({ text }) => text.startsWith('The wreck')), 'the note on screen');
  });

  it('places nothing of an article about something else: what it shows is background, and says so', async () => {
    const { player, told } = await placed(BREAD);
    expect(told.placements.map(({ state }) => state)).to.deep.equal(['abstained', 'abstained', 'abstained']);
    await until(() => player.annotations.length, 'the background notes');
    expect(player.annotations.filter(({ origin }) => origin !== 'ambient')).to.deep.equal([]);
  });

  it('places it in the page where a worker cannot be had', async () => {
    const { Worker } = globalThis;
    // As a page sees it whose policy forbids them.
    globalThis.Worker = class {
      constructor() {
        throw new DOMException('', 'SecurityError');
      }
    } as unknown as typeof Worker;
    try {
      const { told } = await placed(ESSAY);
      expect(told.placements.filter(({ state }) => state === 'placed')).to.have.length(3);
    } finally {
      globalThis.Worker = Worker;
    }
  });
});
