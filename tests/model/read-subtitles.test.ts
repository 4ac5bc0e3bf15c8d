import { expect } from '@open-wc/testing';
import { readSubtitles } from '../../src/model/read-subtitles.js';
import { parseSubtitles } from '../../src/model/subtitles.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const vtt = (text: string): Uint8Array => utf8(`WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`);
const srt = (text: string): Uint8Array => utf8(`1\n00:00:01,000 --> 00:00:02,000\n${text}\n`);
/** Bytes by a linear congruential generator, the same each time. */
const NOISE = ((): Uint8Array => {
  let state = 7;
  return Uint8Array.from({ length: 4096 }, () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) >>> 24);
})();

describe('readSubtitles', () => {
  it('reads what parseSubtitles reads', async () => {
    const { cues, problems, encoding, format } = await readSubtitles(srt('Wind').buffer as ArrayBuffer, { source: 'x.srt' });
    expect([cues.map(({ text }) => text), problems, encoding, format]).to.deep.equal([['Wind'], [], 'utf-8', 'srt']);
  });
  it('reads plain WebVTT, whose reader is at hand, as parseSubtitles does', async () => {
    const files = [
      'WEBVTT\n\n00:01.000 --> 00:02.000\nWind &amp; <i>rain</i>\n',
      '\ufeffWEBVTT a title\r\n\r\nNOTE one\r\n\r\n00:01.000 --> 00:02.000 line:0 nonsense\r\nWind\r\n',
      'WEBVTT\n\nREGION\nid:a\n\n00:03.000 --> 00:04.000 region:a\nThen\n\n00:01.000 --> 00:02.000\nFirst\n\n00:05.000 --> 00:04.000\n',
      'WEBVTT\n\n00:01.000 --> 00:02.000\nCaf&eacute; &check;\n',
      'WEBVTT\n\nno times here\n',
    ];
    for (const file of files) {
      const read = await readSubtitles(utf8(file), { source: 'x.vtt' });
      const names = new Map([['check', '✓']]);
      expect(read).to.deep.equal(parseSubtitles(utf8(file), { source: 'x.vtt', names }));
    }
  });
  it('knows every name of a character', async () => {
    for (const file of [vtt, srt]) {
      const { cues } = await readSubtitles(file('&Cscr; &check; &NotEqualTilde; &eacute; &nosuch;'));
      expect(cues[0]!.text).to.equal('𝒞 ✓ ≂̸ é &nosuch;');
    }
  });
  it('knows it in a voice tag', async () => expect((await readSubtitles(vtt('<v M&zcaron;k>x'))).cues[0]!.speaker).to.equal('Mžk'));
  it('needs the semicolon of a rare name', async () => expect((await readSubtitles(vtt('&check x'))).cues[0]!.text).to.equal('&check x'));
  it('leaves a name that is none', async () => expect((await readSubtitles(srt('Q&A; &c;'))).cues[0]!.text).to.equal('Q&A; &c;'));
  it('takes the encoding it is told, else finds it out with the server’s help', async () => {
    const bytes = Uint8Array.from([...srt(''), 0xc4, 0xee, 0xec]);
    for (const options of [{ encoding: 'windows-1251' }, { charset: 'windows-1251' }, { encoding: 'windows-1251', charset: 'koi8-r' }])
      expect((await readSubtitles(bytes, options)).cues[0]!.text).to.equal('Дом');
  });
  it('says what a file seems to be that contradicts the encoding it is told', async () => {
    const words = 'Мы шли домой вдоль реки.\nКто-то зажёг огонь в окне?';
    const first = 'а'.charCodeAt(0);
    const cyrillic = (character: string): number =>
      character === 'ё' ? 0xb8 : character >= 'А' ? character.charCodeAt(0) - first + 0xe0 : character.charCodeAt(0);
    const bytes = Uint8Array.from([...srt(''), ...Array.from(words, cyrillic)]);
    const { problems } = await readSubtitles(bytes, { encoding: 'utf-8' });
    expect(problems).to.deep.equal([
      {
        code: 'wrong-encoding',
        severity: 'error',
        message: 'The file is not in utf-8: 39 bytes cannot be read so, and were read as windows-1252. It seems to be in windows-1251.',
        line: 4,
        detail: { encoding: 'utf-8', count: 39, seeming: 'windows-1251' },
      },
    ]);
    const mistaken = await readSubtitles(srt('Ґава'), { encoding: 'windows-1253' });
    expect(mistaken.problems.at(-1)!.message).to.match(/cannot be read as windows-1253.* It seems to be in utf-8\.$/);
    expect((await readSubtitles(bytes, { encoding: 'windows-1251' })).problems).to.deep.equal([]);
  });
  it('names no encoding of a file that is no text', async () => {
    for (const bytes of [NOISE, Uint8Array.from({ length: 4096 }, (_, at) => (at % 4 === 0 ? NOISE[at]! : 0))]) {
      const { problems, encoding } = await readSubtitles(bytes, { charset: 'gb18030' });
      expect([problems.map(({ code, message }) => [code, message]), encoding]).to.deep.equal([
        [['binary-file', 'This is not a text file.']],
        undefined,
      ]);
    }
  });
  it('still reads a text that zeros were written over', async () => {
    const { cues } = await readSubtitles(Uint8Array.from([...new Uint8Array(3000), ...srt('Wind')]));
    expect(cues.map(({ text }) => text)).to.deep.equal(['Wind']);
  });
  it('rejects a bad call only', async () => {
    for (const bad of [null, 'text', {}]) {
      const error: unknown = await readSubtitles(bad as unknown as Uint8Array).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(TypeError);
    }
    expect((await readSubtitles(new Uint8Array())).problems.map(({ code }) => code)).to.deep.equal(['empty-file']);
  });
});
