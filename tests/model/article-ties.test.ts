import { expect } from '@open-wc/testing';
import { parseArticle } from '../../src/model/article.js';
import { lastTie, tiesOf } from '../../src/model/article-ties.js';
import { parseAnnotations } from '../../src/model/annotation-reader.js';
import { parseSubtitles } from '../../src/model/subtitles.js';
import { note } from '../support/build.js';
import { ESSAY, NOTES, SUBTITLES } from '../support/player.js';

const { passages } = parseArticle(
  '# The light\n\nThe director grew up inland and saw the sea for the first time from a train.\n\nThe brother painted the boathouse green, “fell off the ladder” and broke his arm.\n\nShort.\n',
);
const [INLAND, LADDER] = passages.map(({ text }) => text) as [string, string];

/** The passage that each note is tied to. */
const tied = (...notes: Parameters<typeof note>[3][]): (string | undefined)[] =>
  notes.map((more, i) => tiesOf(passages, [note(`${i}`, i, i + 1, more)], 'https://example.org/texts/essay.html')[0]?.passage);

describe('tiesOf', () => {
  it('ties a note by its passage’s id, however it is written', () => {
    expect(tied({ passage: 'p-2' }, { passage: '#p-2' }, { passage: 'essay.html#p-2' }, { passage: '../texts/essay.html#p%2D2' })).to.deep.equal(['p-2', 'p-2', 'p-2', 'p-2']); // prettier-ignore
  });
  it('ties a note by words of its passage that it names', () => {
    expect(tied({ passage: 'https://example.org/essay.html#p-9:~:text=for%20the%20first%2Dtime' })).to.deep.equal(['p-1']);
    expect(tied({ passage: '#:~:text=saw%20the%20sea' }, { passage: 'essay.html#:~:text=green-,fell%20off,his%20arm' })).to.deep.equal(['p-1', 'p-2']); // prettier-ignore
  });
  it('ties a note that has the words of a passage, in whatever case, signs and line breaks', () => {
    expect(tied({ text: LADDER.replace(/[“”]/g, '"').replace(', ', ',\n').toUpperCase() })).to.deep.equal(['p-2']);
  });
  it('ties a note that is a part of a passage, or has one in it', () => {
    expect(tied({ text: LADDER.slice(4, 60) }, { text: `“Leave the gate open.”\n${INLAND}` })).to.deep.equal(['p-2', 'p-1']);
  });
  it('ties by words where ids have moved since the notes were made', () => {
    expect(tied({ passage: 'p-1', text: LADDER })).to.deep.equal(['p-2']);
  });
  it('ties by the id alone a note that says something else of its passage', () => {
    expect(tied({ passage: 'p-1', text: 'Trains are in all of his films.' })).to.deep.equal(['p-1']);
  });
  it('does not tie what is of another article, of none, or of a few common words', () => {
    expect(tied({ passage: 'other.html#p-1' }, { passage: 'p-77' }, {}, { text: 'the ladder' }, { text: '' })).to.deep.equal(Array(5).fill(undefined)); // prettier-ignore
  });
  it('tells of a short passage by all of its words only', () => {
    expect(tied({ text: 'Short!' }, { text: 'A short story.' })).to.deep.equal(['p-3', undefined]);
  });
  it('gives ties by start, several for one passage', () => {
    const ties = tiesOf(passages, [note('b', 50, 60, { passage: 'p-1' }), note('a', 10, 20, { passage: 'p-1' })]);
    expect(ties.map(({ passage, start, end, note: { id } }) => [passage, start, end, id])).to.deep.equal([['p-1', 10, 20, 'a'], ['p-1', 50, 60, 'b']]); // prettier-ignore
  });
  it('bears names that cannot be decoded, and no passages', () => {
    expect(tied({ passage: '#%E0%A4%A' }, { passage: '' })).to.deep.equal([undefined, undefined]);
    expect(tiesOf([], [note('a', 1, 2)])).to.deep.equal([]);
  });
});

describe('lastTie', () => {
  const ties = tiesOf(passages, [note('a', 10, 20, { passage: 'p-1' }), note('b', 30, 40, { passage: 'p-2' }), note('c', 50, 60, { passage: 'p-3', origin: 'ambient' })]); // prettier-ignore
  it('is the one that began last; background is none', () => {
    const passageAt = (time: number) => lastTie(ties, time)?.passage;
    expect([9, 10, 25, 30, 99].map(passageAt)).to.deep.equal([undefined, 'p-1', 'p-1', 'p-2', 'p-2']);
  });
});

describe('the demo’s notes', () => {
  it('have each passage that they name in the demo’s essay', async () => {
    const [notes, essay, lines] = await Promise.all(
      [NOTES, ESSAY, SUBTITLES].map(async (address) => (await fetch(address)).text()),
    ) as [string, string, string]; // prettier-ignore
    const { annotations, problems } = parseAnnotations(notes, { cues: parseSubtitles(lines).cues });
    expect(problems).to.deep.equal([]);
    const { passages } = parseArticle(essay, { format: 'markdown' });
    const named = annotations.filter(({ passage }) => passage);
    expect(named.length).to.be.at.least(12);
    const ties = tiesOf(passages, named, ESSAY);
    for (const { id, passage } of named) {
      const words = decodeURIComponent(passage!.split(':~:text=')[1]!);
      const tied = ties.find(({ note }) => note.id === id)?.passage;
      expect(passages.find((one) => one.id === tied)?.text, id).to.contain(words);
    }
  });
});
