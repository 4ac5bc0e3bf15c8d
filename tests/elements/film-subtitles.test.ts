import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse, setViewport } from '@web/test-runner-commands';
import fc from '../support/properties.js';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import type { FilmSubtitles } from '../../src/elements/film-subtitles.js';
import type { Cue, CueSettings } from '../../src/model/cue.js';
import { parseSubtitles } from '../../src/model/subtitles.js';
import type { TrackDeclaration } from '../../src/session/tracks.js';
import { cue, pause, soon, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { withoutMotion } from '../support/motion.js';
import { deep, deepAll, isSeen, said } from '../support/player.js';
import { filmSession } from '../support/session.js';

/** A minute of nothing, small and without pictures that hang on others: a seek costs no time. */
const PLAIN = '/tests/media/plain.mp4';

/** Subtitles in the flow of a page, at second 11 of a film with these cues. */
async function inFlow(cues: readonly Cue[]) {
  const { session, media } = filmSession({ cues });
  session.seek(11);
  const element = await fixture<FilmSubtitles>(html`<film-subtitles style="width: 600px" .session=${session}></film-subtitles>`);
  return { session, media, element, root: element.renderRoot as ShadowRoot, said: () => said(element.parentElement as HTMLElement) };
}

/** Subtitles over a film of 800 by 450 pixels, at second 11. */
async function overFilm(
  cues: readonly Cue[],
  {
    width = 800,
    height = 0,
    controls = false,
    track = {},
  }: { width?: number; height?: number; controls?: boolean; track?: TrackDeclaration } = {},
) {
  const player = await fixture<FilmPlayer>(
    html`<film-player
      muted
      ?nocontrols=${!controls}
      style=${`width: ${width}px; ${height ? `height: ${height}px` : ''}`}
      src=${PLAIN}
      storage="none"
    ></film-player>`,
  );
  player.session.addTrack({ cues, label: 'English', language: 'en', default: true, ...track });
  await until(() => player.readyState >= 1, 'the film');
  player.currentTime = 11;
  await until(() => said(player).length === cues.filter(({ start, end }) => start <= 11 && 11 < end).length, 'the lines');
  await settled(player);
  const boxes = () => deepAll(player, '.line').map((element) => element.getBoundingClientRect());
  /** The box around the words of the cue that says this. */
  const words = (text: string) => {
    const found = deepAll(player, '.cue').find((element) => element.textContent?.includes(text));
    return found && boxAround([...found.querySelectorAll('.line, rt')].map((line) => line.getBoundingClientRect()));
  };
  const box = (text: string) => words(text) ?? expect.fail(`nobody says “${text}”`);
  const all = () => deepAll(player, '.cue').map((element) => boxAround([...element.querySelectorAll('.line, rt')].map((line) => line.getBoundingClientRect()))); // prettier-ignore
  const at = async (time: number) => {
    player.currentTime = time;
    await until(() => !player.seeking, 'the seek');
    await settled(player);
  };
  return { player, boxes, words, box, all, at, picture: () => (deep(player, '.picture') as HTMLElement).getBoundingClientRect() };
}

const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** What lays out its lines has come, those of the moment are there, and none has moved for some frames. */
async function settled(player: FilmPlayer): Promise<void> {
  const places = () => deepAll(player, '.line').map((line) => JSON.stringify(line.getBoundingClientRect())).join(); // prettier-ignore
  await Promise.all(deepAll<FilmSubtitles>(player, 'film-subtitles').map(({ updateComplete }) => updateComplete));
  for (let still = 0, before = ''; still < 2; still = before === (before = places()) ? still + 1 : 0) await drawn();
}

/** The box around boxes, as plain numbers: they can be compared. */
function boxAround(boxes: readonly DOMRect[]) {
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}
type Edges = ReturnType<typeof boxAround>;

const placed = (text: string, settings: CueSettings, [start, end] = [10, 13]): Cue => ({ ...cue(start, end, text), id: text, settings });

const cover = (a: Edges, b: Edges) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;

/** The cues of a WebVTT file, and its regions. */
const fromVtt = (text: string) => parseSubtitles(`WEBVTT\n\n${text}`, { format: 'vtt' });

describe('film-subtitles', () => {
  it('are accessible, with nothing said and with two lines', async () => {
    const { element, session } = await inFlow([cue(10, 12, 'It was the wind.\nOnly the wind.')]);
    await expect(element).to.be.accessible();
    session.seek(50);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('say what is said at the moment, line by line, and nothing between', async () => {
    const { element, session, root, said } = await inFlow([cue(10, 12, 'It was the wind.\nOnly the wind.'), cue(20, 22, 'Listen.')]);
    expect(said()).to.deep.equal(['It was the wind.\nOnly the wind.']);
    expect(root.querySelectorAll('[part="line"]')).to.have.length(2);
    session.seek(15);
    await element.updateComplete;
    expect(said()).to.deep.equal([]);
    session.seek(21);
    await element.updateComplete;
    expect(said()).to.deep.equal(['Listen.']);
  });

  it('say two things at once, the earlier below the later', async () => {
    const { boxes } = await overFilm([cue(10, 13, 'The earlier.'), cue(10.5, 12, 'The later.')]);
    const [earlier, later] = boxes();
    expect(later?.bottom).to.be.at.most(earlier?.top ?? -Infinity);
  });

  it('stand at the bottom of the picture, in the middle', async () => {
    const { boxes, picture } = await overFilm([cue(10, 12)]);
    const [box] = boxes();
    const { left, right, bottom, height } = picture();
    expect(box?.height, 'one line, and no more').to.be.lessThan(height * 0.1);
    expect(bottom - (box?.bottom ?? 0)).to.be.within(0, height * 0.08);
    expect(((box?.left ?? 0) + (box?.right ?? 0)) / 2).to.be.closeTo((left + right) / 2, 1);
  });

  it('have a plate as wide as their words, also where these take two lines', async () => {
    const text = 'It was the wind, they said, only the wind, and nobody had come up the path to the house since the summer.';
    const { player, boxes } = await overFilm([cue(10, 12, text)]);
    const words = () => {
      const range = document.createRange();
      range.selectNodeContents(deep(player, '.line') as HTMLElement);
      return range.getBoundingClientRect();
    };
    for (const width of ['800px', '420px']) {
      player.style.width = width;
      await soon(() => {
        const { fontSize } = getComputedStyle(deep(player, '.line') as HTMLElement);
        expect(words().height, 'two lines at least').to.be.greaterThan(parseFloat(fontSize) * 2);
        expect((boxes()[0]?.width ?? Infinity) - words().width, width).to.be.within(0, parseFloat(fontSize) * 0.8 + 3);
      });
    }
  });

  it('grow with the page’s text, as far as the picture has room', async () => {
    const { player } = await overFilm([cue(10, 12)]);
    const size = () => parseFloat(getComputedStyle(deep(player, '.line') as HTMLElement).fontSize);
    const before = size();
    try {
      document.documentElement.style.fontSize = '32px';
      expect(size()).to.be.greaterThan(before);
      expect(size()).to.be.at.most(450 * 0.12);
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });

  it('stand where a cue says, and the others stay where they were', async () => {
    const top = { ...cue(10, 12, 'At the top.'), settings: { line: 0 } };
    const corner = { ...cue(10, 12, 'In the corner.'), id: 'b', settings: { line: 50, lineIsPercentage: true, position: 0, align: 'left', size: 40 } } as const; // prettier-ignore
    const { player, picture } = await overFilm([top, corner, { ...cue(10, 12, 'Below.'), id: 'c' }]);
    const box = (text: string) =>
      deepAll(player, '.cue')
        .find((element) => element.textContent?.includes(text))
        ?.getBoundingClientRect() as DOMRect;
    const { top: edge, left, height, width } = picture();
    expect(box('top').top - edge).to.be.within(0, height * 0.1);
    expect(box('corner').left - left).to.be.within(0, width * 0.1);
    expect(box('corner').top - edge).to.be.within(height * 0.4, height * 0.6);
    expect(box('Below').top - edge).to.be.greaterThan(height * 0.8);
  });

  for (const width of [320, 800, 1600]) {
    it(`stand at the nine places of SubRip, each where it is and off the others, at ${width} pixels`, async () => {
      const file = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${n}\n00:00:10,000 --> 00:00:12,000\n{\\an${n}}Place ${n}\n`).join('\n');
      const { box, all, picture } = await overFilm(parseSubtitles(file).cues, { width });
      const { left, top, width: wide, height } = picture();
      for (let n = 1; n <= 9; n++) {
        const { left: x, right, top: y, bottom } = box(`Place ${n}`);
        const [column, row] = [(n - 1) % 3, Math.floor((n - 1) / 3)];
        if (column === 0) expect((x - left) / wide, `${n} is left`).to.be.within(0, 0.06);
        if (column === 1) expect((x + right) / 2 - left, `${n} is in the middle`).to.be.closeTo(wide / 2, 1);
        if (column === 2) expect((right - left) / wide, `${n} is right`).to.be.within(0.94, 1);
        if (row === 0) expect((bottom - top) / height, `${n} is below`).to.be.within(0.9, 1);
        if (row === 1) expect((y + bottom) / 2 - top, `${n} is in the middle`).to.be.closeTo(height / 2, 1);
        if (row === 2) expect((y - top) / height, `${n} is above`).to.be.within(0, 0.1);
      }
      expect(all().some((one, i, boxes) => boxes.slice(i + 1).some((other) => cover(one, other)))).to.equal(false);
    });
  }

  it('scale with the picture, from 320 pixels to 4K; never too small to read', async () => {
    const { player } = await overFilm([cue(10, 12)], { width: 320 });
    const share = async (width: number) => {
      player.style.width = `${width}px`;
      await until(() => (deep(player, '.stage .screen') as HTMLElement).clientWidth === width || deep(player, 'film-subtitles')?.clientWidth === width, 'the size'); // prettier-ignore
      await settled(player);
      return parseFloat(getComputedStyle(deep(player, '.line') as HTMLElement).fontSize);
    };
    expect(await share(320)).to.equal(15);
    expect((await share(960)) / 540).to.be.closeTo(0.052, 0.001);
    expect((await share(1920)) / 1080).to.be.closeTo(0.052, 0.001);
    expect((await share(3840)) / 2160).to.be.closeTo(0.052, 0.001);
  });

  it('begin exactly where a position says, their plate before them', async () => {
    const { player, picture } = await overFilm([placed('At twenty.', { line: 2, position: 20, align: 'left', size: 60 })]);
    const range = document.createRange();
    range.selectNodeContents(deep(player, '.line') as HTMLElement);
    expect(range.getBoundingClientRect().left - picture().left).to.be.closeTo(160, 0.5);
  });

  it('stand at percentages of the picture by their beginning, their middle, or their end', async () => {
    const at = (lineAlign: CueSettings['lineAlign'], position: number) => ({
      line: 50,
      lineIsPercentage: true,
      lineAlign,
      position,
      size: 30,
    });
    const { box, picture } = await overFilm([
      placed('begins', at('start', 20)),
      placed('middle', at('center', 50)),
      placed('ends', at('end', 80)),
    ]);
    const half = picture().top + 225;
    expect(box('begins').top).to.be.closeTo(half, 1);
    expect((box('middle').top + box('middle').bottom) / 2).to.be.closeTo(half, 1);
    expect(box('ends').bottom).to.be.closeTo(half, 1);
  });

  it('begin at the side their text is read from', async () => {
    const { box, picture } = await overFilm([
      placed('It was the wind.', { line: 1, position: 30, align: 'start' }),
      placed('רק הרוח.', { line: 4, position: 70, align: 'start' }),
    ]);
    const { left, width } = picture();
    expect(box('wind').left - left).to.be.closeTo(width * 0.3, 12);
    expect(box('רק').right - left).to.be.closeTo(width * 0.7, 12);
  });

  it('stand in columns where they are written vertically, from the side that is named', async () => {
    const { player, box, picture } = await overFilm([
      placed('From the right,\ncolumn by column.', { vertical: 'rl', line: 0, align: 'start', position: 10 }),
      placed('To the right,\ncolumn by column.', { vertical: 'lr', line: 0, align: 'start', position: 10 }),
    ]);
    const { left, right, top, height } = picture();
    expect(right - box('From').right).to.be.within(0, 40);
    expect(box('To').left - left).to.be.within(0, 40);
    for (const text of ['From', 'To']) {
      expect(box(text).height, text).to.be.greaterThan(box(text).width);
      expect(box(text).top - top, text).to.be.closeTo(height / 10, 1);
    }
    const [first, second] = deepAll(player, '.rl .line').map((line) => line.getBoundingClientRect());
    expect(first?.left).to.be.at.least(second?.right ?? Infinity);
  });

  it('never stand outside the picture, whatever they ask for', async () => {
    const text = 'A quarter of the picture is all that these words are given to stand in, and there are many of them.';
    const { all, picture } = await overFilm([placed(text, { size: 10, line: 99, position: 97 }), placed('Far out.', { line: -1e9 })], {
      width: 480,
    });
    const { left, top, right, bottom } = picture();
    for (const box of all()) {
      expect(box.left).to.be.at.least(left);
      expect(box.top).to.be.at.least(top - 1);
      expect(box.right).to.be.at.most(right);
      expect(box.bottom).to.be.at.most(bottom + 1);
    }
  });

  for (const [width, text] of [
    [320, 'https://example.org/what-the-wind-kept/a-hand-on-the-latch/and-a-name-of-a-page'],
    [800, 'w'.repeat(252)],
  ] as const)
    it(`break a word that is longer than a picture of ${width} pixels is wide`, async () => {
      const { box, picture } = await overFilm([cue(10, 12, text)], { width });
      const { left, right } = picture();
      expect(box(text).left).to.be.at.least(left);
      expect(box(text).right).to.be.at.most(right);
    });

  describe('that have not room enough', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => `Row ${i + 1}.`).join('\n');
    const size = (player: FilmPlayer) => parseFloat(getComputedStyle(deep(player, '.line') as HTMLElement).fontSize);

    for (const settings of [{}, { line: 0 }, { line: 50, lineIsPercentage: true }] as const)
      it(`are in smaller type, all fifteen rows in the picture (${JSON.stringify(settings)})`, async () => {
        const { player, box, picture, at } = await overFilm([placed(rows(15), settings, [10, 12]), cue(12, 14, 'One row.')]);
        const { top, bottom } = picture();
        expect(box('Row 1.').top).to.be.at.least(top - 1);
        expect(box('Row 1.').bottom).to.be.at.most(bottom + 1);
        const small = size(player);
        expect(small).to.be.at.least(10);
        await at(13);
        expect(size(player), 'the next is as large as ever').to.be.greaterThan(small);
      });

    it('scroll where even the smallest type is too large', async () => {
      const { player, picture } = await overFilm([cue(10, 12, rows(40))], { width: 320 });
      const element = deep(player, '.cue') as HTMLElement;
      const { top, bottom } = element.getBoundingClientRect();
      expect(top).to.be.at.least(picture().top);
      expect(bottom).to.be.at.most(picture().bottom);
      expect(getComputedStyle(element).overflowY).to.equal('auto');
      element.scrollTop = 1e6;
      expect(deepAll(player, '.line').at(-1)!.getBoundingClientRect().bottom).to.be.at.most(bottom + 1);
      expect(size(player)).to.be.closeTo(10, 0.1);
    });

    for (const [width, style] of [
      [800, { size: 3, lineSpacing: 2 }],
      [320, { size: 3, lineSpacing: 2 }],
      [800, { size: 3, position: 'top' }],
      [320, { size: 3, position: 'top' }],
    ] as const)
      it(`are all seen, none over another or the controls, at ${width} pixels with ${JSON.stringify(style)}`, async () => {
        const cues = ['The lamp is lit.', 'Somebody is coming\nup the path.', 'Who is it?'].map((text, i) => cue(10 + i / 10, 14, text));
        const { player, all, picture } = await overFilm(cues, { width, controls: true });
        player.session.setPreference('subtitleStyle', style);
        await until(() => player.videojs, 'the engine');
        await player.play();
        player.pause();
        player.currentTime = 11;
        await until(() => !player.seeking, 'the seek');
        // The controls come, and the style; the words make way.
        await soon(() => {
          expect(deepAll(player, '.left-out')).to.deep.equal([]);
          const boxes = all();
          expect(boxes).to.have.length(3);
          for (const [i, one] of boxes.entries()) {
            expect(one.top).to.be.at.least(picture().top - 1);
            expect(one.bottom).to.be.at.most(picture().bottom - 65);
            for (const other of boxes.slice(i + 1)) expect(cover(one, other)).to.equal(false);
          }
        });
      });

    it('are left out until there is room: nothing is covered', async () => {
      const cues = Array.from({ length: 12 }, (_, i) => cue(10, i < 11 ? 12 : 14, `Cue ${i}.\n${rows(3)}`));
      const { player, all, at } = await overFilm(cues, { width: 320 });
      const seen = () => all().filter((_, i) => !deepAll(player, '.cue')[i]!.classList.contains('left-out'));
      expect(seen().length).to.be.within(2, 11);
      expect(seen().some((one, i, boxes) => boxes.slice(i + 1).some((other) => cover(one, other)))).to.equal(false);
      await at(13);
      expect(seen()).to.have.length(1);
    });
  });

  it('stay where they are while another comes and goes', async () => {
    const { box, words, at } = await overFilm([
      cue(10, 20, 'The first, that stays.'),
      { ...cue(12, 14, 'The second,\nof two lines.'), id: 'b' },
      { ...cue(13, 16, 'The third.'), id: 'c' },
    ]);
    const [first] = [box('first')];
    await at(12.5);
    const second = box('second');
    expect(box('first')).to.deep.equal(first);
    expect(second.bottom).to.be.at.most(first.top);
    await at(13.5);
    const third = box('third');
    expect([box('first'), box('second')]).to.deep.equal([first, second]);
    expect(third.bottom).to.be.at.most(second.top);
    await at(15);
    expect(words('second')).to.equal(undefined);
    expect([box('first'), box('third')], 'the third does not fall into the gap').to.deep.equal([first, third]);
  });

  it('never cover each other, nor move when others come and go', async () => {
    const settings: fc.Arbitrary<CueSettings> = fc.oneof(
      fc.constant({}),
      fc.record({
        line: fc.integer({ min: -12, max: 12 }),
        position: fc.integer({ min: 0, max: 100 }),
        size: fc.integer({ min: 20, max: 100 }),
      }),
      fc.record({ line: fc.integer({ min: 0, max: 100 }), lineIsPercentage: fc.constant(true), lineAlign: fc.constantFrom('start' as const, 'center' as const, 'end' as const) }), // prettier-ignore
    );
    const given = fc.tuple(settings, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 10, max: 17 }), fc.integer({ min: 1, max: 4 }));
    const film = await overFilm([]);
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 2, maxLength: 4 }), async (list) => {
        const cues = list.map(([wanted, lines, start, length], i) =>
          placed(Array.from({ length: lines }, () => `Cue ${i}`).join('\n'), wanted, [start, start + length]),
        );
        const { session } = film.player;
        session.selectTrack(session.addTrack({ cues, language: 'en' }));
        const before = new Map<string, Edges>();
        for (let time = 10; time < 21; time++) {
          film.player.currentTime = time + 0.5;
          const wanted = cues.filter((c) => c.start <= time && time < c.end).map(({ text }) => text);
          await until(() => said(film.player).sort().join('|') === wanted.sort().join('|'), 'the lines');
          const now = cues.flatMap((c, i) => (c.start <= time && time < c.end ? [[`Cue ${i}`, film.box(`Cue ${i}`)] as const] : []));
          for (const [i, [text, box]] of now.entries()) {
            for (const [other, otherBox] of now.slice(i + 1)) expect(cover(box, otherBox), `${text} over ${other}`).to.equal(false);
            if (before.has(text)) expect(box, `${text} at ${time}`).to.deep.equal(before.get(text));
            before.set(text, box);
          }
        }
        session.removeTrack(session.state.tracks.selected ?? '');
      }),
      { numRuns: 12 },
    );
  });

  describe('and the controls', () => {
    const CASES: readonly (readonly [string, CueSettings])[] = [
      ['in the usual place', {}],
      ['on the last line', { line: -1 }],
      ['at 90 percent', { line: 90, lineIsPercentage: true }],
      ['written vertically', { vertical: 'rl', line: 2, size: 100, align: 'end', position: 100 }],
      ['in a region', { region: 'low' }],
    ];
    const regions = [{ id: 'low', width: 60, lines: 3, regionAnchor: [0, 100], viewportAnchor: [20, 100] }] as const;

    for (const [what, settings] of CASES)
      it(`never meet, ${what}: also when the controls come later`, async () => {
        const { player, box, picture } = await overFilm([placed('It was the wind.', settings)], { controls: true, track: { regions } });
        const before = box('wind');
        const size = getComputedStyle(deep(player, '.line') as HTMLElement).fontSize;
        await until(() => player.videojs, 'the engine');
        await player.play();
        player.pause();
        player.currentTime = 11;
        const barTop = () => picture().bottom - 66;
        await until(() => box('wind').bottom <= barTop() + 0.5, 'the words to make way');
        await settled(player);
        expect(box('wind').bottom).to.be.lessThan(before.bottom);
        expect(getComputedStyle(deep(player, '.line') as HTMLElement).fontSize, 'as large as before').to.equal(size);
      });

    it('leave a cue alone that does not stand in their way', async () => {
      const { player, box } = await overFilm([placed('High.', { line: 30, lineIsPercentage: true }), placed('Low.', {})], {
        controls: true,
      });
      const [high, low] = [box('High'), box('Low')];
      await until(() => player.videojs, 'the engine');
      await player.play();
      player.pause();
      player.currentTime = 11;
      await until(() => box('Low').bottom < low.bottom, 'the lower one to make way');
      await settled(player);
      expect(box('High')).to.deep.equal(high);
    });
  });

  describe('between black bars', () => {
    /** A film of 800 by 450 in a box of 800 by 650: bars of 100 pixels above and below. */
    const tall = { height: 650 };

    it('stand in the picture', async () => {
      const { box, picture } = await overFilm([cue(10, 12, 'It was the wind.')], tall);
      expect(picture().bottom - box('wind').bottom).to.be.within(100, 130);
    });

    it('stand on the bar where the viewer wants that, those that name a line in the picture all the same', async () => {
      const { player, box, picture } = await overFilm([cue(10, 12, 'It was the wind.'), placed('Named.', { line: -1 })], tall);
      player.session.setPreference('subtitleStyle', { position: 'bars' });
      await soon(() => {
        expect(picture().bottom - box('wind').bottom).to.be.within(0, 20);
        expect(box('wind').top).to.be.at.least(picture().bottom - 100);
        expect(picture().bottom - box('Named').bottom).to.be.within(100, 130);
      });
    });

    it('stand at the top of the picture where the viewer wants that', async () => {
      const { player, box, picture } = await overFilm([cue(10, 12, 'It was the wind.')], tall);
      player.session.setPreference('subtitleStyle', { position: 'top' });
      await soon(() => expect(box('wind').top - picture().top).to.be.within(100, 130));
    });
  });

  describe('in regions', () => {
    const FILE = `REGION
id:roll width:50% lines:3 regionanchor:0%,100% viewportanchor:10%,80% scroll:up

REGION
id:still width:40% lines:3 regionanchor:100%,0% viewportanchor:90%,10%

`;
    const regionFilm = async (cues: string) => {
      const { cues: found, regions } = fromVtt(FILE + cues);
      return overFilm(found, { track: { regions } });
    };
    let end: () => Promise<void>;
    before(async () => (end = await withoutMotion()));
    after(() => end());

    it('stand at its lower end, within its width', async () => {
      const { box, picture } = await regionFilm('00:10.000 --> 00:12.000 region:roll\nA pot.\n');
      const { left, top, width, height } = picture();
      expect(box('pot').bottom).to.be.closeTo(top + height * 0.8, 1);
      expect((box('pot').left + box('pot').right) / 2).to.be.closeTo(left + width * 0.35, 1);
    });

    it('roll up when another comes, and those that roll out of it are not seen', async () => {
      const { player, box, at } = await regionFilm(
        [10, 11.5, 12, 12.5].map((start, i) => `00:${start.toFixed(3)} --> 00:14.000 region:roll\nLine ${i}.\n`).join('\n'),
      );
      const first = box('Line 0');
      await at(11.6);
      expect(box('Line 1').bottom).to.be.closeTo(first.bottom, 1);
      expect(box('Line 0').bottom).to.be.closeTo(first.top, 1);
      await at(13);
      const region = (deep(player, '.region') as HTMLElement).getBoundingClientRect();
      expect(box('Line 3').bottom).to.be.closeTo(first.bottom, 1);
      expect(box('Line 0').bottom).to.be.at.most(region.top + 1.1);
      expect(getComputedStyle(deep(player, '.region') as HTMLElement).overflow).to.equal('clip');
    });

    it('hold as many words in a line in a small picture, and leave nothing of a line that has rolled out', async () => {
      const { cues, regions } = fromVtt(
        FILE + [1, 2, 3, 4].map((n) => `00:10.00${n} --> 00:14.000 region:roll\nThe lamp in window ${n},\n`).join('\n'),
      );
      const { player, box, picture } = await overFilm(cues, { width: 320, track: { regions } });
      expect(box('window 4').height, 'on one line').to.be.lessThan(30);
      expect(box('window 4').left).to.be.at.least(picture().left);
      const opacity = (n: number) => getComputedStyle(deepAll(player, '.region .cue')[n - 1]!).opacity;
      await until(() => [1, 2, 3, 4].map(opacity).join() === '0,1,1,1', 'the first alone to be gone');
    });

    it('do not roll smoothly where the viewer wants no motion', async () => {
      const { player } = await regionFilm('00:10.000 --> 00:12.000 region:roll\nA pot.\n');
      expect(getComputedStyle(deep(player, '.region .cue') as HTMLElement).transitionDuration).to.equal('0s');
    });

    it('stay where they were first shown where the region does not scroll', async () => {
      const { box, at } = await regionFilm(
        '00:10.000 --> 00:14.000 region:still\nA box.\n\n00:12.000 --> 00:14.000 region:still\nAnother.\n',
      );
      const first = box('A box');
      await at(13);
      expect(box('A box')).to.deep.equal(first);
      expect(cover(first, box('Another'))).to.equal(false);
    });

    it('are not covered by other cues', async () => {
      const { box } = await regionFilm(
        '00:10.000 --> 00:12.000 region:roll\nA pot.\n\n00:10.000 --> 00:12.000 line:75% position:35% size:40%\nElsewhere.\n',
      );
      expect(cover(box('pot'), box('Elsewhere'))).to.equal(false);
    });
  });

  describe('with timestamps within', () => {
    const [song] = fromVtt('00:10.000 --> 00:20.000\nCome <00:12.000>home <i>before <00:13.500>dark</i>.\n').cues;

    it('tell past words from those to come, by their moments', async () => {
      const { session, element, root } = await inFlow([song!]);
      const words = () => [...root.querySelectorAll('.words')].map((part) => `${part.textContent.trim()} ${part.getAttribute('part')}`);
      session.seek(11);
      await element.updateComplete;
      expect(words()).to.deep.equal(['Come present', 'home future', 'before future', 'dark future', '. future']);
      session.seek(12);
      await element.updateComplete;
      expect(words()).to.deep.equal(['Come past', 'home present', 'before present', 'dark future', '. future']);
      session.seek(13.5);
      await element.updateComplete;
      expect(words()).to.deep.equal(['Come past', 'home past', 'before past', 'dark present', '. present']);
    });

    it('do so with the picture, though the media’s own clock is a frame behind it', async () => {
      const { session, media, element, root } = await inFlow([song!]);
      session.seek(11.9);
      await element.updateComplete;
      const marked = new Promise((resolve) => session.subscribe((state) => state.tracks.mark, resolve));
      media.reach(12);
      await marked;
      Object.defineProperty(media, 'currentTime', { value: 11.97 });
      element.requestUpdate();
      await element.updateComplete;
      expect(root.querySelector('.words')?.getAttribute('part')).to.equal('past');
    });

    it('do so when the film gets there, with one render for each', async () => {
      const { media, element, root } = await inFlow([song!]);
      let renders = 0;
      const { requestUpdate } = element;
      element.requestUpdate = function (this: FilmSubtitles, ...given: Parameters<typeof requestUpdate>) {
        renders++;
        return requestUpdate.apply(this, given);
      };
      for (let time = 11; time < 15; time += 0.25) media.reach(time);
      await element.updateComplete;
      expect(renders).to.equal(2);
      expect([...root.querySelectorAll('.future')]).to.deep.equal([]);
    });
  });

  describe('in two languages', () => {
    const russian = (start: number, end: number, text: string) => ({ ...cue(start, end, text), id: text });
    async function two(cues: readonly Cue[], second: readonly Cue[], style?: object) {
      const film = await overFilm(cues);
      const { session } = film.player;
      if (style) session.setPreference('subtitleStyle', style);
      session.selectSecondary(session.addTrack({ cues: second, language: 'ru', label: 'Русский' }));
      await until(() => deep(film.player, 'film-subtitles[secondary]'), 'the second display');
      await until(() => [...cues, ...second].filter(({ start, end }) => start <= 11 && 11 < end).length === said(film.player).length, 'both lines'); // prettier-ignore
      await settled(film.player);
      return film;
    }
    const size = (player: FilmPlayer, selector: string) =>
      parseFloat(getComputedStyle(deep(deep(player, selector) as HTMLElement, '.line') as HTMLElement).fontSize);

    it('have the second at the other end of the picture, smaller', async () => {
      const { player, box, picture } = await two([cue(10, 14, 'It was the wind.')], [russian(10, 14, 'Это был ветер.')]);
      await soon(() => {
        expect(box('ветер').top - picture().top).to.be.within(0, 40);
        expect(picture().bottom - box('wind').bottom).to.be.within(0, 40);
        expect(size(player, 'film-subtitles[secondary]') / size(player, 'film-subtitles:not([secondary])')).to.be.closeTo(0.8, 0.01);
      });
      expect(deep(player, 'film-subtitles[secondary]')?.shadowRoot?.querySelector('.screen')?.getAttribute('lang')).to.equal('ru');
    });

    it('have the second beside the first where the viewer wants that; neither covers the other, nor moves', async () => {
      const { box, words, at } = await two(
        [cue(10, 12, 'One line.'), { ...cue(12, 14, 'Two lines\nof the first.'), id: 'b' }],
        [russian(10, 13, 'Одна строка.')],
        { secondaryPosition: 'beside' },
      );
      const second = box('Одна');
      expect(second.bottom).to.be.lessThan(box('One line').top);
      await at(12.5);
      expect(box('Одна')).to.deep.equal(second);
      expect(box('Two lines').top, 'below the second').to.be.at.least(second.bottom);
      const first = box('Two lines');
      await at(13.5);
      expect(words('Одна')).to.equal(undefined);
      expect(box('Two lines')).to.deep.equal(first);
    });

    it('leave room for each other, however large they are', async () => {
      const { player, box, picture } = await two(
        [cue(10, 14, 'It was the wind, they said, only the wind, and nobody had come up the path.')],
        [russian(10, 14, 'Это был ветер, сказали они.')],
        { size: 3 },
      );
      await soon(() => {
        expect(cover(box('wind'), box('ветер'))).to.equal(false);
        expect(deepAll(player, '.left-out')).to.deep.equal([]);
        expect(box('wind').bottom).to.be.at.most(picture().bottom);
        expect(box('ветер').top).to.be.at.least(picture().top);
      });
    });

    it('have the second right above a first that stays on one line', async () => {
      const { box } = await two([cue(10, 14, 'One line.')], [russian(10, 14, 'Одна строка.')], { secondaryPosition: 'beside' });
      await soon(() => expect(box('One line').top - box('Одна').bottom).to.be.within(0, 10));
    });

    it('make way for each other also where both ask for the same place', async () => {
      const line = { line: 50, lineIsPercentage: true };
      const { player, box } = await two([placed('It was the wind.', line)], [placed('Это был ветер.', line)]);
      await soon(() => expect(cover(box('wind'), box('ветер'))).to.equal(false));
      player.style.width = '500px';
      await until(() => deep(player, 'film-subtitles')!.clientWidth === 500, 'the size');
      await settled(player);
      expect(cover(box('wind'), box('ветер')), 'in another size').to.equal(false);
    });

    it('show the second no more when it is switched off', async () => {
      const { player, words } = await two([cue(10, 14, 'It was the wind.')], [russian(10, 14, 'Это был ветер.')]);
      player.session.selectSecondary(null);
      await until(() => !words('ветер') && !deep(player, 'film-subtitles[secondary]'), 'it to go');
    });
  });

  describe('of a language of the page’s choice', () => {
    it('show its track, whichever is selected, and let go of it', async () => {
      const { session } = filmSession({ cues: [cue(10, 12, 'It was the wind.')] });
      session.addTrack({ cues: [cue(10, 12, 'Это был ветер.')], language: 'ru-RU' });
      session.seek(11);
      const element = await fixture<FilmSubtitles>(html`<film-subtitles srclang="ru" .session=${session}></film-subtitles>`);
      expect(element.renderRoot.querySelector('.cue')?.textContent).to.equal('Это был ветер.');
      expect(session.state.tracks.active.size).to.equal(2);
      element.srclang = 'en';
      await element.updateComplete;
      expect(element.renderRoot.querySelector('.cue')?.textContent).to.equal('It was the wind.');
      expect(session.state.tracks.active.size, 'not followed any more').to.equal(1);
      element.srclang = 'ru';
      await element.updateComplete;
      element.remove();
      expect(session.state.tracks.active.size).to.equal(1);
    });

    it('show nothing where there is no such track', async () => {
      const { session } = filmSession();
      session.seek(11);
      const element = await fixture<FilmSubtitles>(html`<film-subtitles srclang="fi" .session=${session}></film-subtitles>`);
      expect(element.renderRoot.querySelector('.cue')).to.equal(null);
    });
  });

  describe('as text', () => {
    /** Presses at the first of these words, and moves to the last. */
    const middle = (box: Edges): [number, number] => [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
    const selected = () => {
      const selection = document.getSelection();
      const text = selection?.toString() ?? '';
      // WebKit's own text stops at a shadow root.
      const [within] = (!text && selection?.getComposedRanges?.({ shadowRoots: deepAll(document, 'film-subtitles').map(({ shadowRoot }) => shadowRoot!) })) || []; // prettier-ignore
      if (!within) return text;
      const range = document.createRange();
      range.setStart(within.startContainer, within.startOffset);
      range.setEnd(within.endContainer, within.endOffset);
      return range.toString();
    };
    async function playing(cues: readonly Cue[]) {
      const film = await overFilm(cues, { controls: true });
      film.player.scrollIntoView();
      await until(() => film.player.videojs, 'the engine');
      await film.player.play();
      film.player.pause();
      film.player.currentTime = 11;
      await until(() => film.player.paused && !film.player.seeking, 'rest');
      await settled(film.player);
      return film;
    }
    beforeEach(() => setViewport({ width: 1000, height: 700 }));
    afterEach(async () => {
      document.getSelection()?.removeAllRanges();
      await sendMouse({ type: 'move', position: [0, 0] });
    });

    it('can be selected, all its lines with their line breaks', async () => {
      const { player } = await playing([cue(10, 14, 'It was the wind.\nOnly the wind.')]);
      const element = deep(player, '.cue') as HTMLElement;
      document
        .getSelection()
        ?.setBaseAndExtent(element.querySelector('.line')!.firstChild!, 0, element.querySelectorAll('.line')[1]!.firstChild!, 14);
      // A line break, or a space where the browser knows of no boxes in a selection.
      expect(selected().trim()).to.match(/^It was the wind\.\sOnly the wind\.$/);
      const { userSelect, webkitUserSelect } = getComputedStyle(element.querySelector('.line') as HTMLElement);
      expect(userSelect ?? webkitUserSelect).to.equal('text');
    });

    it('are not held on screen by the browser’s own menu, which swallows the end of a press', async () => {
      const { player } = await playing([cue(10, 12, 'One.'), cue(12, 14, 'Two.'), cue(14, 16, 'Three.')]);
      const line = deep(player, '.line') as HTMLElement;
      document.getSelection()?.selectAllChildren(line);
      line.dispatchEvent(new PointerEvent('pointerdown', { button: 2, bubbles: true, composed: true }));
      for (const time of [13, 15]) {
        player.currentTime = time;
        await until(() => !player.seeking, 'rest');
        await drawn();
      }
      await soon(() => expect(said(player)).to.deep.equal(['Three.']));
    });

    it('leave nothing listening for each time they are pressed', async () => {
      const { player } = await playing([cue(10, 60, 'It was the wind.')]);
      const line = deep(player, '.line') as HTMLElement;
      const { addEventListener } = document;
      let added = 0;
      document.addEventListener = function (this: Document, ...given: Parameters<typeof addEventListener>) {
        added++;
        return addEventListener.apply(this, given);
      } as typeof addEventListener;
      for (let i = 0; i < 5; i++) {
        line.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
        line.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
      }
      document.addEventListener = addEventListener;
      expect(added).to.equal(0);
    });

    it('play and pause the film when they are clicked, as the picture does', async () => {
      const { player, box } = await playing([cue(10, 60, 'It was the wind.')]);
      await sendMouse({ type: 'click', position: middle(box('wind')) });
      await until(() => !player.paused, 'the film to play');
      await pause(600);
      await sendMouse({ type: 'click', position: middle(box('wind')) });
      await until(() => player.paused, 'the film to pause');
    });

    it('do not when words are selected by dragging', async () => {
      const { player, box } = await playing([cue(10, 60, 'It was the wind, and only the wind.')]);
      const [x, y] = middle(box('wind'));
      await sendMouse({ type: 'move', position: [x - 60, y] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [x, y] });
      await sendMouse({ type: 'move', position: [x + 60, y] });
      await sendMouse({ type: 'up' });
      await until(() => selected().length > 3, 'the selection');
      await pause(100);
      expect(player.paused).to.equal(true);
    });

    it('leave the film as it was, and in the page, when a double click selects a word', async () => {
      const { player } = await playing([cue(10, 60, 'It was the wind.')]);
      const line = deep(player, '.line') as HTMLElement;
      const heard: string[] = [];
      for (const type of ['click', 'dblclick']) deep(player, 'video')?.addEventListener(type, () => heard.push(type));
      const send = (type: string, detail: number) => line.dispatchEvent(new MouseEvent(type, { detail, bubbles: true, composed: true }));
      line.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, pointerType: 'mouse' }));
      line.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
      send('click', 1);
      expect(heard, 'the first click is one on the film').to.deep.equal(['click']);
      document.getSelection()?.selectAllChildren(line);
      send('click', 2);
      expect(heard, 'the second has selected a word').to.deep.equal(['click']);
      send('dblclick', 2);
      expect(heard, 'what the first has done is taken back').to.deep.equal(['click', 'click']);
    });

    it('are a part of the picture for a finger, too: the controls come and go', async () => {
      const { player } = await playing([cue(10, 60, 'It was the wind.')]);
      const line = deep(player, '.line') as HTMLElement;
      const hidden = () => deep(player, '.video-js')?.classList.contains('vjs-user-inactive');
      const before = hidden();
      line.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, pointerType: 'touch' }));
      line.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true, pointerType: 'touch' }));
      line.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true, composed: true }));
      await until(() => hidden() !== before, 'the controls to change');
      expect(player.paused).to.equal(true);
    });

    it('stay past their time while somebody drags over them', async () => {
      const { player, box, words } = await playing([cue(10, 12, 'It was the wind, and only the wind.')]);
      const [x, y] = middle(box('wind'));
      await sendMouse({ type: 'move', position: [x - 60, y] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [x + 60, y] });
      await until(() => selected().length > 3, 'the selection');
      const before = box('wind');
      player.currentTime = 15;
      await until(() => !player.seeking, 'the seek');
      await settled(player);
      expect(words('wind')).to.deep.equal(before);
      await sendMouse({ type: 'up' });
      await drawn();
      expect(selected()).to.have.length.greaterThan(3);
      document.getSelection()?.removeAllRanges();
      await until(() => !words('wind'), 'them to go with the selection');
    });
  });

  describe('in which words are selected', () => {
    const CUES = [cue(10, 12, 'It was the wind.'), cue(12, 14, 'Only the wind.'), cue(14, 16, 'Listen.')];
    /** Selects words of the first line, and lets the pointer go. */
    async function selecting(cues = CUES) {
      const film = await overFilm(cues);
      const line = deep(film.player, '.line') as HTMLElement;
      line.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      document.getSelection()?.setBaseAndExtent(line.firstChild!, 0, line.firstChild!, 6);
      line.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
      await drawn();
      return { ...film, before: film.box('It was') };
    }
    afterEach(() => document.getSelection()?.removeAllRanges());

    it('stay where they are, the next beside them, and none of those piles up', async () => {
      const { player, box, at, before } = await selecting();
      for (const [time, text] of [
        [13, 'Only'],
        [15, 'Listen'],
      ] as const) {
        await at(time);
        await soon(() => {
          expect(said(player)).to.have.length(2);
          expect(box('It was')).to.deep.equal(before);
          expect(cover(before, box(text))).to.equal(false);
        });
      }
      expect(document.getSelection()?.toString()).to.equal('It was');
      document.getSelection()?.removeAllRanges();
      await until(() => said(player).join() === 'Listen.', 'the selected to go');
    });

    it('keep their selection while another goes on beside them', async () => {
      const { player, at } = await selecting([...CUES, cue(10.5, 16, 'A door.')]);
      await at(13);
      await soon(() => expect(said(player).sort()).to.deep.equal(['A door.', 'It was the wind.', 'Only the wind.']));
      expect(document.getSelection()?.toString()).to.equal('It was');
    });

    it('go when the viewer presses elsewhere, or turns to another track', async () => {
      const { player, at } = await selecting();
      await at(13);
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      await until(() => said(player).join() === 'Only the wind.', 'it to go');
      const other = await selecting();
      other.player.session.selectTrack(other.player.session.addTrack({ cues: [cue(10, 20, 'Ветер.')], language: 'ru' }));
      await until(() => said(other.player).join() === 'Ветер.', 'the other track alone');
    });
  });

  it('keep italics, over a line break too', async () => {
    const { root } = await inFlow([{ ...cue(10, 12, 'Who\nlives there?'), spans: [{ tag: 'i', children: ['Who\nlives'] }, ' there?'] }]);
    expect([...root.querySelectorAll('i')].map(({ textContent }) => textContent)).to.deep.equal(['Who', 'lives']);
    expect(getComputedStyle(root.querySelector('i') as HTMLElement).fontStyle).to.equal('italic');
  });

  it('write a line from right to left where its words do, the full stop at its left end', async () => {
    const { root } = await inFlow([cue(10, 12, 'רק הרוח.')]);
    const nodes = [...(root.querySelector('.line')?.childNodes ?? [])].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent,
    );
    expect(nodes).to.have.length(1);
    const place = (at: number) => {
      const range = document.createRange();
      range.setStart(nodes[0] as Node, at);
      range.setEnd(nodes[0] as Node, at + 1);
      return range.getBoundingClientRect().left;
    };
    expect(place(7)).to.be.lessThan(place(0));
  });

  it('name the language of what they say', async () => {
    const { element, session, root } = await inFlow([cue(10, 12)]);
    expect(root.querySelector('.screen')?.getAttribute('lang')).to.equal('en');
    session.selectTrack(session.addTrack({ cues: [cue(10, 12, 'Это ветер.')], language: 'ru' }));
    await element.updateComplete;
    expect(root.querySelector('.cue')?.closest('[lang]')?.getAttribute('lang')).to.equal('ru');
    session.selectTrack(session.addTrack({ cues: [cue(10, 12)], label: 'Unnamed' }));
    await element.updateComplete;
    expect(root.querySelector('.cue')?.closest('[lang]') ?? null).to.equal(null);
  });

  it('are in the flow of a page outside a player, below what precedes them', async () => {
    const { element } = await inFlow([cue(10, 12)]);
    const box = deep(element, '.cue')?.getBoundingClientRect() as DOMRect;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    expect(box.top).to.be.at.least(top);
    expect(box.bottom).to.be.at.most(bottom);
    expect(box.left).to.be.at.least(left);
    expect(box.right).to.be.at.most(right);
  });

  it('flow when they are moved from a film into the page, and stand over it again when they are moved back', async () => {
    const film = await overFilm([]);
    const { session, element } = await inFlow([placed('At the top, and not wide.', { line: 0, size: 30 })]);
    film.player.append(element);
    const line = () => deep(element, '.line')!.getBoundingClientRect();
    await soon(() => expect(line().width).to.be.lessThan(300));
    document.body.append(element);
    await soon(() => {
      const { top, bottom } = element.getBoundingClientRect();
      expect(line().top).to.be.at.least(top);
      expect(line().bottom).to.be.at.most(bottom);
      expect(line().height, 'on one line').to.be.lessThan(40);
    });
    element.remove();
    expect(session.state.tracks.activeCues).to.have.length(1);
  });

  it('say nothing when they are off, and what is said at once when they are on again', async () => {
    const { element, session, said } = await inFlow([cue(10, 12, 'It was the wind.')]);
    const { selected } = session.state.tracks;
    session.selectTrack(null);
    await element.updateComplete;
    expect(said()).to.deep.equal([]);
    session.selectTrack(selected);
    await element.updateComplete;
    expect(said()).to.deep.equal(['It was the wind.']);
  });

  it('of a page’s own take the place of the player’s', async () => {
    const { player } = await overFilm([cue(10, 12, 'It was the wind.')]);
    player.append(document.createElement('film-subtitles'));
    await until(() => deepAll(player, 'film-subtitles').filter(isSeen).length === 1, 'one of them to give way');
    await until(() => isSeen(player.querySelector('film-subtitles')!), 'the page’s own');
    await until(() => said(player).join() === 'It was the wind.', 'the line');
  });

  it('render only when what is said changes', async () => {
    const { element, media, session } = await inFlow([cue(10, 12), cue(20, 22)]);
    let renders = 0;
    const { requestUpdate } = element;
    element.requestUpdate = function (this: FilmSubtitles, ...given: Parameters<typeof requestUpdate>) {
      renders++;
      return requestUpdate.apply(this, given);
    };
    for (let time = 10; time < 12; time += 0.25) media.reach(time);
    session.setPreference('volume', 0.3);
    expect(renders).to.equal(0);
    media.reach(15);
    expect(renders).to.equal(1);
  });

  it('say nothing of a film once they are removed, and go on when they come back', async () => {
    const { element, session, root } = await inFlow([cue(10, 12, 'It was the wind.')]);
    const parent = element.parentElement as HTMLElement;
    element.remove();
    session.seek(50);
    parent.append(element);
    await element.updateComplete;
    expect(root.querySelector('.cue')).to.equal(null);
    session.seek(11);
    await element.updateComplete;
    expect(root.querySelector('.cue')?.textContent).to.contain('wind');
  });

  it('take nothing from a session without media', async () => {
    const { element, session } = await inFlow([cue(10, 12, 'It was the wind.')]);
    session.attach(null);
    session.attach(new FakeMedia());
    await element.updateComplete;
    expect(deepAll(element, '.cue')).to.deep.equal([]);
  });
});
