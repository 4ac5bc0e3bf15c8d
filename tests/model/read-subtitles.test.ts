import { expect } from '@open-wc/testing';
import { readSubtitles } from '../../src/model/read-subtitles.js';
import { parseSubtitles } from '../../src/model/subtitles.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const vtt = (text: string): Uint8Array => utf8(`WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`);
const srt = (text: string): Uint8Array => utf8(`1\n00:00:01,000 --> 00:00:02,000\n${text}\n`);

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
  it('rejects a bad call only', async () => {
    for (const bad of [null, 'text', {}]) {
      const error: unknown = await readSubtitles(bad as unknown as Uint8Array).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(TypeError);
    }
    expect((await readSubtitles(new Uint8Array())).problems.map(({ code }) => code)).to.deep.equal(['empty-file']);
  });
});
