import { expect } from '@open-wc/testing';
import { parseArticle } from '../../src/model/article.js';
import type { Cue } from '../../src/model/cue.js';
import { placeArticle } from '../../src/model/place.js';

/** A line each ten seconds, two seconds long. */
const film = (...lines: string[]): Cue[] => lines.map((text, i) => ({ id: `${i}`, start: i * 10, end: i * 10 + 2, text, source: text }));
const FILM = film(
  'Nobody lit the lamp tonight',
  'The sea is in the kitchen',
  'Ask the gulls about it',
  'The sea is in the kitchen',
  'Then we shall row to bed',
  'Good night, all of you',
);
const place = (markdown: string, options = {}) => placeArticle(parseArticle(markdown), FILM, options);
const best = (markdown: string, options = {}) => place(markdown, options).placements[0]!;

describe('placeArticle', () => {
  it('places a passage where what it quotes is spoken', () => {
    const { annotations, placements } = place('# Essay\n\n## Rowing\n\nIt ends with “then we shall row to bed”, *of course*.');
    const [note] = annotations;
    expect([note!.start, note!.end, note!.origin, note!.title, note!.passage]).to.deep.equal([40, 42, 'aligned', 'Rowing', 'p-1']);
    expect(note!.anchor).to.deep.equal({ type: 'quote', exact: 'then we shall row to bed', near: 40 });
    expect(note!.body).to.have.length(1);
    expect(placements[0]).to.deep.include({ passage: 'p-1', state: 'placed' });
    expect(placements[0]!.best!.band).to.equal('sure');
    expect(placements[0]!.best!.reasons).to.deep.equal([
      { type: 'quotation', quotation: 'then we shall row to bed', score: 1, elsewhere: 0 },
    ]);
  });
  it('places a passage at the time it names, if the film is that long', () => {
    expect(best('At 0:25 a gull looks in.')).to.deep.include({ state: 'placed' });
    expect(place('At 0:25 a gull looks in.').annotations[0]).to.deep.include({ start: 25, end: 29, origin: 'aligned' });
    expect(best('At 1:00:25 a gull looks in.', { duration: 60 }).state).to.equal('abstained');
  });
  it('does not put the article’s title over each note', () => {
    expect(place('# Essay\n\n“Ask the gulls about it”').annotations[0]).not.to.have.property('title');
  });
  it('names the other places of words that are spoken twice', () => {
    const placement = best('“The sea is in the kitchen”');
    expect(placement.candidates.map((c) => [c.start, c.band])).to.deep.equal([[10, 'likely'], [30, 'unsure']]); // prettier-ignore
    expect(placement.best!.reasons[0]).to.deep.include({ elsewhere: 1 });
  });
  it('takes the article’s order to decide between them', () => {
    const { placements } = place('“Then we shall row to bed”\n\n“The sea is in the kitchen”');
    expect(placements[1]!.best!.start).to.equal(30);
  });
  it('abstains where nothing is quoted, nothing is found, or it is too short, and says why', () => {
    const why = place('The essay is about lamps.\n\n“An aeroplane is in the attic”\n\n“the lamp”').placements.map((p) => [p.state, p.why]);
    expect(why).to.deep.equal([['abstained', 'no-evidence'], ['abstained', 'quotation-not-found'], ['abstained', 'no-evidence']]); // prettier-ignore
  });
  it('never shows what has no place as anything but background', () => {
    const { annotations } = place('The essay is about lamps and kitchens and the sea.\n\n“Good night, all of you”', { duration: 300 });
    expect(annotations.map((a) => a.origin).sort()).to.deep.equal(['aligned', 'ambient']);
  });
  it('reports what it had to leave out', () => {
    const { annotations, problems } = place(Array(20).fill('A long thought about lamps.').join('\n\n'));
    expect(annotations.length + problems.length).to.equal(20);
    expect(problems[0]).to.deep.include({ code: 'passage-left-out', severity: 'warning' });
  });
  it('bears an empty article, and a film without words', () => {
    expect(placeArticle(parseArticle(''), FILM)).to.deep.equal({ annotations: [], placements: [], problems: [] });
    expect(placeArticle(parseArticle('A.\n\n“Ask the gulls about it”'), []).annotations).to.deep.equal([]);
    expect(placeArticle(parseArticle('A.'), [], { duration: 60 }).annotations).to.have.length(1);
  });
  it('gives the same for the same', () =>
    expect(place('A.\n\n“Ask the gulls about it”\n\nB.')).to.deep.equal(place('A.\n\n“Ask the gulls about it”\n\nB.')));
});
