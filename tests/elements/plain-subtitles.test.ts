import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/film-subtitles.js';
import type { FilmSubtitles } from '../../src/elements/film-subtitles.js';
import { type Box, Stage, stageContext } from '../../src/elements/stage.js';
import type { Cue } from '../../src/model/cue.js';
import { cue, until } from '../support/build.js';
import { filmSession } from '../support/session.js';

const LONG = 'It was the wind, they said, only the wind, and nobody had come up the path to the house since the summer.';
const SLANTED = {
  ...cue(10, 12, 'It was the wind.\nOnly it.'),
  spans: [{ tag: 'i' as const, children: ['It was the wind.\nOnly'] }, ' it.'],
};

/** Subtitles over a picture of that width, at second 11, on a stage of the test's own: nothing else of a player is here. */
async function overPicture(width: number, cues: readonly Cue[], covered = 0) {
  const height = Math.round((width * 9) / 16);
  const stage = new Stage();
  stage.resize(width, height - covered, false, { covered, barBelow: 0, barAbove: 0, barBeside: 0 });
  const answer = (event: Event & { context?: unknown; callback?: (stage: Stage) => void }) =>
    event.context === stageContext && event.callback?.(stage);
  const { session } = filmSession({ cues });
  session.seek(11);
  const picture = await fixture<HTMLElement>(
    html`<div style="position: relative; width: ${width}px; height: ${height - covered}px" @context-request=${answer}>
      <film-subtitles style="height: 100%" .session=${session}></film-subtitles>
    </div>`,
  );
  const root = (picture.querySelector('film-subtitles') as FilmSubtitles).renderRoot;
  const lines = () => [...root.querySelectorAll<HTMLElement>('.line')];
  const boxes = () => lines().map((line) => line.getBoundingClientRect());
  return { stage, root, session, picture, lines, boxes, isWhole: () => root.querySelector('.probe') !== null };
}
type Shown = Awaited<ReturnType<typeof overPicture>>;

const edges = ({ left, top, right, bottom }: Box) => [left, top, right, bottom];

/** The whole display comes once for a page, with the first that needs it: until then these are plain. */
describe('PlainSubtitles', () => {
  it('stand where the whole display has them, and leave to it what asks for more', async () => {
    const shown: Shown[] = [];
    for (const [width, cues, covered] of [
      [320, [cue(10, 12)], 0],
      [480, [cue(10, 12, LONG)], 0],
      [800, [SLANTED], 66],
      [1280, [cue(10, 12, LONG), cue(12, 14)], 0],
    ] as const)
      shown.push(await overPicture(width, cues, covered));
    for (const { lines, stage, isWhole } of shown) {
      await until(() => lines().length, 'the line');
      expect(stage.claimed(), 'the room kept free and the words').to.have.length(2);
      expect(isWhole()).to.equal(false);
    }
    expect(shown[2]?.root.querySelectorAll('.line i'), 'slanted on both lines').to.have.length(2);
    const all = () => shown.map(({ boxes, stage }) => [...boxes(), ...stage.claimed()].map(edges));
    const before = all();
    const rich = await overPicture(800, [{ ...cue(10, 12, 'At the top.'), settings: { line: 0 } }]);
    expect(rich.isWhole() || !rich.lines().length, 'no line before its time').to.equal(true);
    await until(() => rich.lines().length, 'the cue that asked for more');
    expect(rich.boxes()[0]!.top - rich.picture.getBoundingClientRect().top).to.be.lessThan(50);
    for (const { stage } of shown) stage.settle();
    await until(() => shown.every(({ isWhole }) => isWhole()), 'the whole display');
    const now = all();
    expect(now.map((boxes) => boxes.length)).to.deep.equal(before.map((boxes) => boxes.length));
    for (const [i, boxes] of now.entries())
      for (const [j, box] of boxes.entries())
        for (const [k, edge] of box.entries()) expect(edge, `display ${i}, box ${j}, edge ${k}`).to.be.closeTo(before[i]![j]![k]!, 0.6);
  });
});
