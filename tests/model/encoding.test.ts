import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { decodeAs, decodeBytes, detectEncoding, knownEncoding } from '../../src/model/encoding.js';
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
const utf32 = (text: string, bigEndian = false): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((c) => {
      const four = [c.codePointAt(0)! & 255, (c.codePointAt(0)! >> 8) & 255, c.codePointAt(0)! >> 16, 0];
      return bigEndian ? four.toReversed() : four;
    }),
  );
/** Text in an encoding of one byte a character: its decoder turned round. */
const encode = (text: string, encoding: string): Uint8Array => {
  const characters = decodeAs(
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
    encoding,
  );
  return Uint8Array.from(text, (character) => characters.indexOf(character));
};
const subtitles = (...lines: string[]): string =>
  lines.map((line, n) => `${n + 1}\r\n00:00:0${n},000 --> 00:00:0${n},900\r\n${line}\r\n`).join('\r\n');
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
  it('says that a file is not in UTF-8 where only the caller says so', () => {
    expect(decode(encode('Дом в поле', 'windows-1251'), 'utf-8').codes).to.deep.equal(['wrong-encoding']);
    expect(decode(Uint8Array.from([0xef, 0xbb, 0xbf, 0x92])).codes).to.deep.equal(['stray-bytes']);
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

describe('decodeBytes, UTF-32', () => {
  const text = 'a\n🎥 ж\n';
  it('reads it by its mark', () => {
    expect(decode(utf32(`\ufeff${text}`))).to.deep.equal({ text, encoding: 'utf-32le', codes: [] });
    expect(decode(utf32(`\ufeff${text}`, true))).to.deep.equal({ text, encoding: 'utf-32be', codes: [] });
  });
  it('reads it without a mark by its zero bytes', () => {
    expect(decode(utf32(russian))).to.deep.equal({ text: russian, encoding: 'utf-32le', codes: [] });
    expect(decode(utf32(russian, true))).to.deep.equal({ text: russian, encoding: 'utf-32be', codes: [] });
  });
  it('reads it where it is asked for', () => {
    expect(decode(utf32('ж', true), 'UTF-32BE')).to.deep.equal({ text: 'ж', encoding: 'utf-32be', codes: [] });
    expect(decode(utf32('ж'), 'utf-32')).to.deep.equal({ text: 'ж', encoding: 'utf-32le', codes: [] });
  });
  it('says what cannot be read in it: surrogates, what is beyond Unicode, a part of a character', () => {
    for (const bad of [bytes(0, 0xd8, 0, 0), bytes(0, 0, 0x11, 0), bytes(0x61, 0, 0)])
      expect(decode(bad, 'utf-32le')).to.deep.equal({ text: '\ufffd', encoding: 'utf-32le', codes: ['undecodable-bytes'] });
  });
});

describe('decodeAs', () => {
  // The standard's own tables; tests/cli has the same in Node, whose decoders differ.
  for (const [encoding, byte, character] of [
    ['windows-1252', 0x80, '€'],
    ['windows-1252', 0x92, '’'],
    ['windows-1252', 0x81, '\u0081'],
    ['windows-1251', 0x98, '\u0098'],
    ['windows-1251', 0xff, 'я'],
    ['windows-1250', 0x9a, 'š'],
    ['windows-1253', 0xaa, '\ufffd'],
    ['windows-1254', 0xfd, 'ı'],
    ['windows-1257', 0xe0, 'ą'],
    ['windows-874', 0xdb, '\ufffd'],
    ['koi8-u', 0xae, 'ў'],
    ['koi8-u', 0xbe, 'Ў'],
    ['ibm866', 0x80, 'А'],
  ] as const)
    it(`reads ${byte.toString(16)} of ${encoding}`, () => expect(decodeAs(Uint8Array.of(byte), encoding)).to.equal(character));
});

describe('knownEncoding', () => {
  it('gives the standard’s name of a label', () => {
    expect([' Latin1 ', 'CP1251', 'UTF8', 'utf-32LE'].map(knownEncoding)).to.deep.equal([
      'windows-1252',
      'windows-1251',
      'utf-8',
      'utf-32le',
    ]);
    expect(knownEncoding('klingon')).to.equal(null);
  });
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
  it('knows UTF-32, and Japanese by its escapes', async () => {
    expect(await detectEncoding(utf32(russian))).to.equal('utf-32le');
    expect(await detectEncoding(bytes('a', 0x1b, '$B$"', 0x1b, '(B'))).to.equal('iso-2022-jp');
  });

  const texts: Record<string, [text: string, ...encodings: string[]]> = {
    Russian: [subtitles('Мы шли домой вдоль реки.', 'Кто-то зажёг огонь в окне?', 'Ещё не время, - сказала она.'), 'windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'],
    Ukrainian: [subtitles('Ми йшли додому вздовж річки.', 'Хтось її ще чекає біля вікна?', 'Це її дім, і їй у ньому добре.'), 'windows-1251', 'koi8-u'],
    Polish: [subtitles('Szliśmy do domu wzdłuż rzeki.', 'Ktoś zapalił światło w oknie?', 'Jeszcze nie pora — odrzekła cicho.'), 'windows-1250'],
    Czech: [subtitles('Šli jsme domů podél řeky.', 'Někdo už rozsvítil světlo v okně?', 'Ještě není čas, řekla potichu žena.'), 'windows-1250', 'iso-8859-2'],
    Greek: [subtitles('Γυρίζαμε στο σπίτι δίπλα στο ποτάμι.', 'Κάποιος άναψε το φως στο παράθυρο;', 'Δεν είναι ώρα ακόμα, είπε.'), 'windows-1253'],
    Turkish: [subtitles('Nehir boyunca eve doğru yürüyorduk.', 'Pencerede ışığı kim yaktı?', 'Daha vakti gelmedi, dedi usulca kadın.'), 'windows-1254'],
    French: [subtitles('Nous rentrions à la maison, près de la rivière.', 'Quelqu’un a allumé à la fenêtre ?', 'Ce n’était pas encore l’été, répéta-t-elle.'), 'windows-1252'],
    German: [subtitles('Wir gingen am Fluß entlang nach Hause.', 'Wer hat das Licht am Fenster angezündet?', '„Noch ist es zu früh“, flüsterte sie müde.'), 'windows-1252'],
  }; // prettier-ignore
  for (const [language, [text, ...encodings]] of Object.entries(texts))
    for (const encoding of encodings)
      it(`reads ${language} in ${encoding}`, async () => {
        const input = encode(text, encoding);
        expect(decodeAs(input, await detectEncoding(input))).to.equal(text);
      });
  it('reads Japanese', async () => {
    // “これは雨の音です。” in Shift_JIS
    const line = bytes(0x82, 0xb1, 0x82, 0xea, 0x82, 0xcd, 0x89, 0x4a, 0x82, 0xcc, 0x89, 0xb9, 0x82, 0xc5, 0x82, 0xb7, 0x81, 0x42, 0x0a);
    expect(await detectEncoding(Uint8Array.from(Array.from({ length: 12 }, () => [...line]).flat()))).to.equal('shift_jis');
  });

  describe('English', () => {
    for (const line of [
      '“The café was closed,” said Zoë.',
      'It’s a fiancée… a naïve one — £5',
      '• Señor Müller’s dœuvre',
      '‘Déjà vu!’ ‘Déjà vu!’ ‘Déjà vu!’',
      '® © ™ ° ´ ¡ ¿ « »',
    ])
      it(`is windows-1252: ${line}`, async () =>
        expect(await detectEncoding(encode(subtitles(...Array<string>(9).fill(line)), 'windows-1252'))).to.equal('windows-1252'));
  });

  describe('the server’s charset', () => {
    const latin = encode('Encore un été passé là-bas, répéta-t-elle à côté.', 'windows-1252');
    const short = encode('Дом', 'windows-1251');
    it('is believed where the bytes can be that', async () => {
      expect(await detectEncoding(short, { charset: 'Windows-1251' })).to.equal('windows-1251');
      expect(await detectEncoding(encode('Дом', 'koi8-r'), { charset: 'koi8-r' })).to.equal('koi8-r');
    });
    it('is no news where it is a server’s default', async () => {
      for (const charset of ['utf-8', 'iso-8859-1', 'us-ascii', '', 'klingon'])
        expect(await detectEncoding(encode(texts['Russian']![0], 'windows-1251'), { charset })).to.equal('windows-1251');
      expect(await detectEncoding(latin, { charset: 'utf-8' })).to.equal('windows-1252');
    });
    it('is not believed for a file that is UTF-8, or has a mark', async () => {
      expect(await detectEncoding(utf8('Дом'), { charset: 'windows-1251' })).to.equal('utf-8');
      expect(await detectEncoding(utf16('\ufeffДом'), { charset: 'windows-1251' })).to.equal('utf-16le');
      expect(await detectEncoding(utf8('plain'), { charset: 'utf-16' })).to.equal('utf-8');
    });
    it('is not believed where it would mix two alphabets in a word', async () =>
      expect(await detectEncoding(latin, { charset: 'windows-1251' })).to.equal('windows-1252'));
  });

  it('answers for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(undefined, 'windows-1251', 'big5', 'x'),
        async (input, charset) => {
          const encoding = await detectEncoding(input, { charset });
          expect(knownEncoding(encoding)).to.equal(encoding);
        },
      ),
      { numRuns: 500 },
    );
  });
});
