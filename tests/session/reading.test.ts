import { expect } from '@open-wc/testing';
import { formatAnnotations } from '../../src/model/annotation-file.js';
import { readNotes } from '../../src/session/read-notes.js';
import { cue, note } from '../support/build.js';

const quoted = note('a', 4, 6, { anchor: { type: 'quote', exact: 'leave the gate open', near: 4 } });
const cues = [cue(30, 34, 'Leave the gate open.')];

describe('readNotes', () => {
  for (const format of ['w3c', 'iiif', 'hypothesis', 'vtt', 'csv'] as const)
    it(`reads notes as ${format}, and finds their words in the subtitles`, async () => {
      const { annotations, problems } = await readNotes(formatAnnotations([quoted, note('b', 40, 44)], format).text, cues, 'notes');
      expect(annotations.map(({ id, start, end, text }) => [id, start, end, text])).to.deep.equal([['a', 30, 34, quoted.text], ['b', 40, 44, 'What note b says.']]); // prettier-ignore
      expect(problems).to.deep.equal([]);
    });
  it('says what is wrong with a file of no format', async () => {
    const codes = async (text: string) => (await readNotes(text, cues, 'notes')).problems.map(({ code }) => code);
    expect(await codes('Dear reader')).to.deep.equal(['not-json']);
    expect(await codes('{"items": []}')).to.deep.equal(['no-annotations']);
    expect(await codes('<p>')).to.deep.equal(['html-file']);
    expect(await codes('WEBVTT\n\n00:01.000 --> 00:02.000\nLeave the gate open.\n')).to.deep.equal(['subtitles-file']);
  });
  it('has no word for notes whose quotation is nowhere beyond the first reading’s', async () => {
    const { unplaced, problems } = await readNotes(JSON.stringify({ type: 'Annotation', body: 'A note', target: { selector: { type: 'TextQuoteSelector', exact: 'nobody says such a thing' } } }), cues, 'notes'); // prettier-ignore
    expect([unplaced?.length, problems.map(({ code }) => code)]).to.deep.equal([1, ['quote-not-found']]);
  });
});
