import { expect } from '@open-wc/testing';
import { parseArticle } from '../../src/model/article.js';
import type { Cue } from '../../src/model/cue.js';
import { placeArticle, placeArticleAsync } from '../../src/model/place.js';

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
    expect(best('At 1:00:25 somebody looks in.', { duration: 60 }).state).to.equal('abstained');
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
    const why = place('The camera never moves.\n\n“An aeroplane hid under our attic”\n\n“an aeroplane”').placements.map((p) => [
      p.state,
      p.why,
    ]);
    expect(why.map(([state]) => state)).to.deep.equal(['abstained', 'abstained', 'abstained']);
    expect(why[1]![1]).to.equal('quotation-not-found');
    expect(why[0]![1]).to.be.oneOf(['no-evidence', 'nothing-distinctive', 'unsure', 'other-film']);
  });
  it('places a passage that speaks of what is said there, without a quotation', () => {
    const { placements, annotations } = place('They ask the gulls.\n\nIn the end all row off to their beds.', { duration: 300 });
    expect(placements.map((p) => p.state)).to.deep.equal(['placed', 'placed']);
    expect(annotations.map((a) => [a.origin, a.anchor.type])).to.deep.equal([['aligned', 'time'], ['aligned', 'time']]); // prettier-ignore
    const [gulls, row] = placements.map((p) => p.best!);
    expect([gulls!.start <= 20 && gulls!.end > 20, row!.start <= 40 && row!.end > 40]).to.deep.equal([true, true]);
    expect(gulls!.reasons[0]).to.deep.include({ type: 'words' });
  });
  it('stands by the author: what is pinned stays there, and what is refused never comes back', () => {
    const pins = [{ passage: 'p-1', start: 31, end: 35 }];
    const rejected = [{ passage: 'p-2', start: 15, end: 25 }];
    const { placements } = place('“Ask the gulls about it”\n\n“Ask the gulls about it”', { pins, rejected, duration: 300 });
    expect(placements[0]!.best).to.deep.include({ start: 31, end: 35, confidence: 1, band: 'sure', reasons: [{ type: 'pin' }] });
    expect(placements[1]!.candidates.every(({ start, end }) => end <= 15 || start >= 25)).to.equal(true);
  });
  it('shows only what is certain enough', () => {
    const likely = place('“The sea is in the kitchen”', { duration: 300 });
    expect(likely.annotations[0]!.origin).to.equal('aligned');
    expect(place('“The sea is in the kitchen”', { duration: 300, min: 'sure' }).annotations[0]!.origin).to.equal('ambient');
  });
  it('is the same a little at a time', async () => {
    const article = parseArticle('# Night\n\nThey ask the gulls.\n\n“Then we shall row to bed”\n\nThe director was born inland.');
    const shares: number[] = [];
    const placed = await placeArticleAsync(article, FILM, { duration: 300, onProgress: (share) => shares.push(share) });
    expect(placed).to.deep.equal(placeArticle(article, FILM, { duration: 300 }));
    expect(shares.at(-1)).to.equal(1);
    const over = AbortSignal.abort();
    const failure = await placeArticleAsync(article, FILM, { signal: over }).then(() => null, (error: unknown) => error); // prettier-ignore
    expect(failure).to.equal(over.reason);
  });
  it('never shows what has no place as anything but background', () => {
    const { annotations } = place('The director was born inland.\n\n“Good night, all of you”', { duration: 300 });
    expect(annotations.map((a) => a.origin).sort()).to.deep.equal(['aligned', 'ambient']);
  });
  it('reports what it had to leave out', () => {
    const { annotations, problems } = place(Array(20).fill('A long thought of some critic.').join('\n\n'));
    const left = problems.filter(({ code }) => code === 'passage-left-out');
    expect(annotations.length + left.length).to.equal(20);
    expect(left[0]!.severity).to.equal('warning');
  });
  it('says in the message what a quiet stretch is', () => {
    const { problems } = place(Array(20).fill('A long thought of some critic.').join('\n\n'));
    const { message, detail } = problems.find(({ code }) => code === 'passage-left-out')!;
    expect(message).to.contain('at least 4 seconds without subtitles, 20 seconds from other background notes');
    expect(detail).to.deep.include({ quiet: 4, spacing: 20 });
  });
  it('has one error where nothing at all found a place', () => {
    const talk: Cue[] = [{ id: '1', start: 0, end: 100, text: 'Nobody lit the lamp', source: '' }];
    const errors = (markdown: string, cues = talk) =>
      placeArticle(parseArticle(markdown), cues, { duration: 100 }).problems.filter(({ severity }) => severity === 'error');
    expect(errors('A.\n\nB.').map(({ code, message }) => [code, message])).to.deep.equal([
      ['nothing-placed', 'Nothing in this article speaks of what is said in these subtitles, and there was no quiet stretch for it.'],
    ]);
    const [none] = placeArticle(parseArticle('A.'), talk, { duration: 100, perHour: 0 }).problems.filter(
      ({ severity }) => severity === 'error',
    );
    expect(none!.message, 'no background was asked for').to.equal('Nothing in this article speaks of what is said in these subtitles.');
    expect(errors('A.\n\n“Nobody lit the lamp”')).to.deep.equal([]);
    expect(errors('A.', [])).to.deep.equal([]);
    expect(errors('')).to.deep.equal([]);
  });
  it('joins a block quotation of the film to the paragraph after it', () => {
    const { annotations, placements } = place('Before.\n\n> Ask the gulls about it\n\nThat is what one asks.');
    const note = annotations.find(({ origin }) => origin === 'aligned')!;
    expect([note.start, note.passage, note.text]).to.deep.equal([20, 'p-3', 'Ask the gulls about it\nThat is what one asks.']);
    expect(note.body.map((node) => (node as { tag: string }).tag)).to.deep.equal(['blockquote', 'p']);
    expect(placements.map(({ passage, best }) => [passage, best?.start])).to.deep.equal([['p-1', undefined], ['p-2', 20], ['p-3', 20]]); // prettier-ignore
    expect(annotations.filter(({ passage }) => passage === 'p-2')).to.deep.equal([]);
  });
  it('joins it to the one before at the end, and under the same heading rather', () => {
    const texts = (markdown: string) => place(markdown).annotations.filter((a) => a.origin === 'aligned').map((a) => a.text); // prettier-ignore
    expect(texts('It ends so.\n\n> Good night, all of you\n> \n> — the mother')).to.deep.equal([
      'It ends so.\nGood night, all of you\n— the mother',
    ]);
    expect(texts('## A\n\nOne.\n\n> Ask the gulls about it\n\n## B\n\nTwo.')).to.deep.equal(['One.\nAsk the gulls about it']);
    expect(texts('> Ask the gulls about it')).to.deep.equal(['Ask the gulls about it']);
    expect(place('> A critic wrote something else\n\nMore of that.').placements.map((p) => p.state)).to.deep.equal([
      'abstained',
      'abstained',
    ]);
    expect(place('> A critic wrote something else\n\n“Ask the gulls about it”').annotations.at(-1)!.text).not.to.contain('critic');
  });
  it('goes by the words where a time is named, too, and keeps the time as a candidate', () => {
    const reasons = (markdown: string) => best(markdown).candidates.map((c) => [c.start, c.reasons[0]!.type]);
    expect(reasons('At 0:25: “Ask the gulls about it”')).to.deep.equal([[20, 'quotation'], [25, 'timecode']]); // prettier-ignore
    expect(reasons('At 0:45 “lit the lamp” is said.').slice(0, 2)).to.deep.equal([[0, 'quotation'], [45, 'timecode']]); // prettier-ignore
    expect(reasons('At 0:33: “The sea is in the kitchen”').slice(0, 2)).to.deep.equal([[30, 'quotation'], [33, 'timecode']]); // prettier-ignore
    expect(best('At 0:25 “an aeroplane is in the attic”').best).to.deep.include({ start: 25, band: 'sure' });
    const many = '“Nobody lit the lamp tonight” “Ask the gulls about it” “Then we shall row to bed” “Good night, all of you” “is in the kitchen” “the gulls about it” 0:25'; // prettier-ignore
    expect(best(many).candidates).to.have.length(5);
    expect(best(many).candidates.at(-1)!.reasons[0]!.type).to.equal('timecode');
  });
  it('bears times that are none', () => {
    const article = parseArticle('Cameras.');
    const timecodes = [NaN, -5, Infinity].map((start) => ({ start, end: start }));
    const odd = { ...article, passages: [{ ...article.passages[0]!, timecodes }] };
    expect(placeArticle(odd, FILM, { duration: NaN }).placements[0]!.state).to.equal('abstained');
  });
  it('bears an empty article, and a film without words', () => {
    expect(placeArticle(parseArticle(''), FILM)).to.deep.equal({ annotations: [], placements: [], aboutThisFilm: false, problems: [] });
    expect(placeArticle(parseArticle('A.\n\n“Ask the gulls about it”'), []).annotations).to.deep.equal([]);
    expect(placeArticle(parseArticle('A.'), [], { duration: 60 }).annotations).to.have.length(1);
  });
  it('gives the same for the same', () =>
    expect(place('A.\n\n“Ask the gulls about it”\n\nB.')).to.deep.equal(place('A.\n\n“Ask the gulls about it”\n\nB.')));
});
