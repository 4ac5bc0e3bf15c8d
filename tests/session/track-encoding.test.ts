import { expect } from '@open-wc/testing';
import { decodeAs } from '../../src/model/encoding.js';
import { FilmSession } from '../../src/session/film-session.js';
import { until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';

const TEXT = `1
00:00:01,000 --> 00:00:02,000
Мы шли домой вдоль реки.

2
00:00:03,000 --> 00:00:04,000
Кто зажёг огонь в окне?
`;

const inWindows1251 = (text: string): Uint8Array => {
  const characters = decodeAs(
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
    'windows-1251',
  );
  return Uint8Array.from(text, (character) => characters.indexOf(character));
};
const inUtf16 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));

async function linesOf(bytes: Uint8Array, type: string): Promise<string[]> {
  const session = new FilmSession();
  session.attach(new FakeMedia());
  session.addTrack({ src: URL.createObjectURL(new Blob([bytes as BlobPart], { type })), language: 'ru', default: true });
  const track = () => session.state.tracks.tracks[0]!;
  await until(() => track().status === 'ready' || track().status === 'failed', 'the subtitles');
  expect(session.state.problems).to.deep.equal([]);
  return track().cues.map((cue) => cue.text);
}

describe('FilmSession, a subtitle file', () => {
  const lines = ['Мы шли домой вдоль реки.', 'Кто зажёг огонь в окне?'];
  it('in Russian of windows-1251 is read, whatever the server calls it', async () => {
    for (const type of ['text/plain', 'text/plain; charset=utf-8', 'text/plain; charset=iso-8859-1', 'text/plain; charset=windows-1251'])
      expect(await linesOf(inWindows1251(TEXT), type)).to.deep.equal(lines);
  });
  it('in UTF-16 without a mark is read', async () => expect(await linesOf(inUtf16(TEXT), 'text/plain')).to.deep.equal(lines));
  it('in UTF-8 is read although the server says something else', async () =>
    expect(await linesOf(new TextEncoder().encode(TEXT), 'text/plain; charset=windows-1251')).to.deep.equal(lines));
});
