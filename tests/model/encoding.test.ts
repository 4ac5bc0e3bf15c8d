import { expect } from '@open-wc/testing';
import { decodeBytes, detectEncoding } from '../../src/model/encoding.js';
import { ProblemList } from '../../src/model/problem-list.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian = false): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((c) => (bigEndian ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])),
  );
const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((c) => c.charCodeAt(0)))));
const decode = (input: Uint8Array, encoding?: string): { text: string; encoding: string; codes: string[] } => {
  const problems = new ProblemList();
  const decoded = decodeBytes(input, encoding, problems);
  return { ...decoded, codes: problems.list().map(({ code }) => code) };
};
const russian = '1\r\n00:00:01,000 --> 00:00:02,000\r\nДом в поле\r\n';

describe('decodeBytes', () => {
  it('reads UTF-8, with a mark and without', () => {
    expect(decode(utf8('é'))).to.deep.equal({ text: 'é', encoding: 'utf-8', codes: [] });
    expect(decode(bytes(0xef, 0xbb, 0xbf, 'a'))).to.deep.equal({ text: 'a', encoding: 'utf-8', codes: [] });
  });
  it('reads UTF-16 by its mark', () => {
    expect(decode(bytes(0xff, 0xfe, 'a', 0))).to.include({ text: 'a', encoding: 'utf-16le' });
    expect(decode(bytes(0xfe, 0xff, 0, 'a'))).to.include({ text: 'a', encoding: 'utf-16be' });
  });
  it('reads UTF-16 without a mark by its zero bytes, in Cyrillic, too', () => {
    expect(decode(utf16(russian))).to.include({ text: russian, encoding: 'utf-16le' });
    expect(decode(utf16(russian, true))).to.include({ text: russian, encoding: 'utf-16be' });
  });
  it('reads what is not UTF-8 as windows-1252, its quotation marks and euro among it', () => {
    expect(decode(bytes(0x93, 'caf', 0xe9, 0x94, ' ', 0x80, 0x9f, 0x9e))).to.deep.equal({
      text: '“café” €Ÿž',
      encoding: 'windows-1252',
      codes: [],
    });
  });
  it('keeps UTF-8 with a stray byte as UTF-8, and says so', () => {
    const decoded = decode(Uint8Array.from([...utf8('éàüöß\n'), 0x92, ...utf8('!')]));
    expect(decoded).to.deep.equal({ text: 'éàüöß\n’!', encoding: 'utf-8', codes: ['stray-bytes'] });
  });
  it('keeps UTF-8 that was cut off within a character', () => expect(decode(utf8('жжжжж').subarray(0, 9)).text).to.match(/^жжжж/));
  it('takes surrogates, overlong forms and code points beyond Unicode for stray bytes', () => {
    for (const stray of [
      [0xed, 0xa0, 0x80],
      [0xc0, 0xaf],
      [0xe0, 0x80, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ])
      // prettier-ignore
      expect(decode(Uint8Array.from([...utf8('é'.repeat(20)), ...stray])).codes).to.deep.equal(['stray-bytes']);
  });
  it('honours the encoding it is given', () =>
    expect(decode(bytes(0xc4, 0xee, 0xec), 'windows-1251')).to.include({ text: 'Дом', encoding: 'windows-1251' }));
  it('reads Latin-1 as windows-1252, as every browser does', () =>
    expect(decode(bytes(0x92), 'latin1')).to.include({ text: '’', encoding: 'windows-1252' }));
  it('believes a byte order mark more than the encoding it is given', () =>
    expect(decode(bytes(0xef, 0xbb, 0xbf, 0xc3, 0xa9), 'windows-1252')).to.include({ text: 'é', encoding: 'utf-8' }));
  it('finds out for itself where the name of the encoding is not known', () =>
    expect(decode(bytes(0xe9), 'klingon')).to.deep.equal({ text: 'é', encoding: 'windows-1252', codes: ['unknown-encoding'] }));
  it('says when the encoding it is given does not fit', () =>
    expect(decode(bytes(0x81, 0x81, 0xff), 'shift_jis').codes).to.deep.equal(['undecodable-bytes']));
  it('reads nothing as empty UTF-8', () => expect(decode(new Uint8Array())).to.deep.equal({ text: '', encoding: 'utf-8', codes: [] }));
});

describe('detectEncoding', () => {
  it('names what decodeBytes finds', async () => {
    expect(await detectEncoding(utf8('é'))).to.equal('utf-8');
    expect(await detectEncoding(bytes(0xe9).buffer as ArrayBuffer)).to.equal('windows-1252');
    expect(await detectEncoding(utf16('a b c'))).to.equal('utf-16le');
    expect(await detectEncoding(bytes(0xfe, 0xff))).to.equal('utf-16be');
  });
  it('rejects what is no bytes', async () => {
    const error: unknown = await detectEncoding('text' as unknown as Uint8Array).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TypeError);
  });
});
