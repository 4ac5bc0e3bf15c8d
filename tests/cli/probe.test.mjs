import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { run } from './support.mjs';

const FILM = Buffer.alloc(5000, 7);
const LINES = `WEBVTT\n\n${Array.from({ length: 60 }, (_, at) => `00:${String(at).padStart(2, '0')}.000 --> 00:${String(at).padStart(2, '0')}.900\nA line of the film`).join('\n\n')}\n`;
const HLS = 'application/vnd.apple.mpegurl';

/** What a server needs to know of a file to give it out as it should be. */
const FILES = {
  '/film.mp4': { type: 'video/mp4', body: FILM },
  '/film.en.vtt': { type: 'text/vtt; charset=utf-8', body: LINES },
  '/notes.json': { type: 'application/json', body: '{"type":"AnnotationPage","items":[]}' },
  '/essay.md': { type: 'text/markdown; charset=utf-8', body: '# Essay\n' },
  '/still.jpg': { type: 'image/jpeg', body: Buffer.alloc(100) },
  '/player.js': { type: 'text/javascript', body: 'export {};' },
  '/film.html': {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><title>Film</title>
      <!-- <film-player src="no-more.mp4"></film-player> -->
      <script type="module" src="/player.js"></script>
      <film-player poster=still.jpg annotations='notes.json'>
        <video><source src="film.mp4"><track src="film.en.vtt"></video>
        <film-article src="essay.md#t"></film-article>
      </film-player>`,
  },
  '/stream/film.m3u8': { type: HLS, body: '#EXTM3U\n#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="English",URI="words.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8\n' },
  '/stream/low.m3u8': { type: HLS, body: '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-MAP:URI="begin.mp4"\n#EXTINF:6,\none.m4s\n#EXTINF:6,\ntwo.m4s\n#EXT-X-ENDLIST\n' },
  '/stream/words.m3u8': { type: HLS, body: '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\none.vtt\n#EXT-X-ENDLIST\n' },
  '/stream/begin.mp4': { type: 'video/mp4', body: FILM },
  '/stream/one.m4s': { type: 'video/mp4', body: FILM },
  '/stream/one.vtt': { type: 'text/vtt', body: 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n' },
}; // prettier-ignore

/**
 * A server that gives everything out as it should, but for what `lacks` does to an answer:
 * a function by path (or `*`), which gets the answer to change.
 */
async function serve(t, lacks = {}, files = FILES) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = request.url.split('?', 1)[0];
    asked.push(path);
    const file = files[path];
    if (!file) return response.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html>');
    const answer = {
      status: 200,
      body: Buffer.from(file.body),
      headers: {
        'content-type': file.type,
        'cache-control': 'public, max-age=3600',
        etag: `"${createHash('sha1').update(file.body).digest('hex')}"`,
        ...(request.headers.origin && { 'access-control-allow-origin': request.headers.origin, vary: 'Accept-Encoding, Origin' }),
      },
    };
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    if (first) {
      answer.status = 206;
      answer.headers['content-range'] = `bytes ${first}-${last}/${answer.body.length}`;
      answer.body = answer.body.subarray(Number(first), Number(last) + 1);
    } else if (/^text|json|mpegurl/.test(file.type)) {
      answer.headers['content-encoding'] = 'gzip';
    }
    (lacks[request.url] ?? lacks[path] ?? lacks['*'])?.(answer, { whole: Buffer.from(file.body) });
    if (answer.headers['content-encoding'] === 'gzip') answer.body = gzipSync(answer.body);
    for (const [name, value] of Object.entries(answer.headers)) if (value === undefined) delete answer.headers[name];
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { at: `http://127.0.0.1:${server.address().port}`, asked };
}

/** The codes of what is found at these paths of a server. */
async function found(t, lacks, paths, { origin, files } = {}) {
  const { at } = await serve(t, lacks, files);
  const addresses = paths.map((path) => at + path);
  const { code, stdout, stderr } = await run(['probe', ...addresses, '--json', ...(origin ? ['--origin', origin] : [])]);
  assert.equal(stderr, '');
  const report = JSON.parse(stdout);
  const problems = report.addresses.flatMap(({ problems: list }) => list);
  assert.equal(problems.filter(({ severity }) => severity === 'error').length, report.errors);
  assert.equal(problems.filter(({ severity }) => severity === 'warning').length, report.warnings);
  assert.equal(code, report.errors ? 1 : 0);
  return problems.map(({ severity, code: name, source }) => `${new URL(source).pathname} ${severity} ${name}`);
}
const ELSEWHERE = 'https://magazine.example';
const header = (name, value) => (answer) => (answer.headers[name] = value);

describe('probe', () => {
  it('finds nothing on a server that lacks nothing, and asks for all that a page names, once each', async (t) => {
    const { at, asked } = await serve(t);
    assert.deepEqual(await run(['probe', `${at}/film.html`]), { code: 0, stdout: '', stderr: '7 addresses: 0 errors, 0 warnings\n' });
    assert.equal(asked.length, 7);
    assert.deepEqual(
      new Set(asked),
      new Set(['/essay.md', '/film.en.vtt', '/film.html', '/film.mp4', '/notes.json', '/player.js', '/still.jpg']),
    );
  });
  it('finds nothing where another site may use them', async (t) =>
    assert.deepEqual(await found(t, {}, ['/film.mp4', '/film.en.vtt', '/notes.json', '/stream/film.m3u8'], { origin: ELSEWHERE }), []));
  it('prints a line a problem: the address, how bad, and what to set', async (t) => {
    const { at } = await serve(t, { '/film.en.vtt': header('content-type', 'application/octet-stream') });
    const { code, stdout, stderr } = await run(['probe', `${at}/film.en.vtt`]);
    assert.equal(code, 0);
    assert.equal(stdout, `${at}/film.en.vtt: warning: It comes as application/octet-stream. Set: Content-Type: text/vtt; charset=utf-8.\n`);
    assert.equal(stderr, '1 address: 0 errors, 1 warning\n');
  });

  const whole = (answer, { whole: body }) => {
    answer.status = 200;
    answer.body = body;
    delete answer.headers['content-range'];
  };
  /** @type {[what: string, path: string, lack: Function, problem: string][]} */
  const CASES = [
    ['a film that is sent whole where a piece is asked for', '/film.mp4', whole, 'error no-ranges'],
    ['a film whose pieces are not those asked for', '/film.mp4', header('content-range', 'bytes 0-511/5000'), 'error wrong-range'],
    ['a film that is compressed', '/film.mp4', header('content-encoding', 'br'), 'error compressed-film'],
    ['a film that nobody may keep', '/film.mp4', header('cache-control', 'no-store'), 'warning not-kept'],
    ['a film that comes as text', '/film.mp4', header('content-type', 'text/plain'), 'error wrong-type'],
    ['a film of unknown type', '/film.mp4', header('content-type', undefined), 'warning wrong-type'],
    ['a film of unknown type, at which browsers may not look', '/film.mp4', (answer) => Object.assign(answer.headers, { 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' }), 'error wrong-type'],
    ['subtitles of another type', '/film.en.vtt', header('content-type', 'text/html'), 'warning wrong-type'],
    ['subtitles that come uncompressed', '/film.en.vtt', header('content-encoding', undefined), 'warning not-compressed'],
    ['subtitles that come empty', '/film.en.vtt', (answer) => (answer.body = Buffer.from('')), 'error empty-file'],
    ['a page in the place of notes', '/notes.json', (answer) => (answer.body = Buffer.from('<!DOCTYPE html><p>Start')), 'error is-page'],
    ['notes without a word on keeping them', '/notes.json', header('cache-control', undefined), 'warning no-caching'],
    ['notes that cannot be asked after', '/notes.json', header('etag', undefined), 'warning no-validator'],
    ['a script of another type', '/player.js', header('content-type', 'text/plain'), 'error wrong-type'],
    ['what is not there', '/essay.md', (answer) => (answer.status = 404), 'error not-found'],
    ['what may not be read', '/essay.md', (answer) => (answer.status = 403), 'error refused'],
    ['a server that fails', '/essay.md', (answer) => (answer.status = 503), 'error server-failed'],
  ]; // prettier-ignore
  describe('of one file after the other', () => {
    // Each has an address of its own, so that one call asks for all of them.
    const addressOf = (index) => `${CASES[index][1]}?case=${index}`;
    const ends = [];
    let reports;
    before(async () => {
      const { at } = await serve(
        { after: (end) => ends.push(end) },
        Object.fromEntries(CASES.map(([, , lack], index) => [addressOf(index), lack])),
      );
      const { stdout } = await run(['probe', '--json', ...CASES.map((_, index) => at + addressOf(index))]);
      reports = new Map(JSON.parse(stdout).addresses.map(({ address, problems }) => [address.slice(at.length), problems]));
    });
    after(() => {
      for (const end of ends) end();
    });
    for (const [index, [what, , , problem]] of CASES.entries())
      it(`tells of ${what}`, () =>
        assert.deepEqual(
          reports.get(addressOf(index)).map(({ severity, code }) => `${severity} ${code}`),
          [problem],
        ));
  });

  describe('for pages of another origin', () => {
    const none = (answer) => {
      delete answer.headers['access-control-allow-origin'];
      delete answer.headers.vary;
    };
    it('tells of words and notes that they may not read; the film plays all the same', async (t) =>
      assert.deepEqual(await found(t, { '*': none }, ['/film.mp4', '/film.en.vtt', '/notes.json'], { origin: ELSEWHERE }), [
        '/film.en.vtt error no-cors',
        '/notes.json error no-cors',
      ]));
    it('tells of a server that lets in another site', async (t) =>
      assert.deepEqual(await found(t, { '*': header('access-control-allow-origin', 'https://other.example') }, ['/notes.json'], { origin: ELSEWHERE }), ['/notes.json error no-cors'])); // prettier-ignore
    it('takes any origin for an answer', async (t) =>
      assert.deepEqual(await found(t, { '*': header('access-control-allow-origin', '*') }, ['/notes.json'], { origin: ELSEWHERE }), []));
    it('tells of an answer that a cache gives to another site', async (t) =>
      assert.deepEqual(await found(t, { '*': header('vary', 'Accept-Encoding') }, ['/notes.json'], { origin: ELSEWHERE }), ['/notes.json warning no-vary'])); // prettier-ignore
    it('tells of a film that is for pages of its own origin only', async (t) =>
      assert.deepEqual(await found(t, { '*': header('cross-origin-resource-policy', 'same-origin') }, ['/film.mp4'], { origin: ELSEWHERE }), ['/film.mp4 error for-itself-only'])); // prettier-ignore
    it('tells of files that a page on https does not get', async (t) => {
      // The machine itself is trusted by its usual names; by this one it is a server like others.
      const { at } = await serve(t);
      const address = `${at.replace('127.0.0.1', '0.0.0.0')}/notes.json`;
      const { code, stdout } = await run(['probe', address, '--origin', ELSEWHERE]);
      assert.equal(code, 1);
      assert.match(stdout, /error: A page on https gets no notes by http\. Serve it by https\./);
    });

    const page = (attribute) => (at) => ({ '/': { type: 'text/html', body: `<video ${attribute} src="${at}/film.mp4"><track src="${at}/film.en.vtt"></video>` } }); // prettier-ignore
    /** @type {[attribute: string, lack: Function | undefined, problems: string[]][]} */
    const PAGES = [
      ['', none, ['/film.en.vtt no-cors']],
      ['crossorigin', none, ['/film.mp4 no-cors', '/film.en.vtt no-cors']],
      ['crossorigin="use-credentials"', header('access-control-allow-origin', '*'), ['/film.mp4 no-cors', '/film.en.vtt no-cors']],
      ['crossorigin="use-credentials"', undefined, ['/film.mp4 no-credentials', '/film.en.vtt no-credentials']],
      ['crossorigin="use-credentials"', header('access-control-allow-credentials', 'true'), []],
    ];
    for (const [attribute, lack, problems] of PAGES)
      it(`asks as a page with ‹${attribute}› does: ${problems.join(', ') || 'nothing'}`, async (t) => {
        const media = await serve(t, { '*': lack });
        const { at } = await serve(t, {}, page(attribute)(media.at));
        const report = JSON.parse((await run(['probe', `${at}/`, '--json'])).stdout);
        const list = report.addresses.flatMap((each) => each.problems);
        assert.deepEqual(
          list.map(({ source, code }) => `${new URL(source).pathname} ${code}`),
          problems,
        );
      });
  });

  describe('a stream', () => {
    it('is asked for its lists, and for a part of each', async (t) => {
      const { at, asked } = await serve(t);
      assert.equal((await run(['probe', `${at}/stream/film.m3u8`])).code, 0);
      assert.equal(asked.length, 6);
      assert.deepEqual(new Set(asked), new Set(['begin.mp4', 'film.m3u8', 'low.m3u8', 'one.m4s', 'one.vtt', 'words.m3u8'].map((name) => `/stream/${name}`))); // prettier-ignore
    });
    it('has to let other origins read its parts, too', async (t) =>
      assert.deepEqual(await found(t, { '/stream/one.m4s': header('access-control-allow-origin', undefined) }, ['/stream/film.m3u8'], { origin: ELSEWHERE }), ['/stream/one.m4s error no-cors'])); // prettier-ignore
    it('that lacks a part, or is none, is told of', async (t) => {
      const { '/stream/begin.mp4': _gone, ...files } = FILES;
      assert.deepEqual(await found(t, {}, ['/stream/film.m3u8'], { files }), ['/stream/begin.mp4 error not-found']);
      assert.deepEqual(await found(t, { '/stream/low.m3u8': (answer) => (answer.body = Buffer.from('nothing')) }, ['/stream/low.m3u8']), ['/stream/low.m3u8 error bad-list']); // prettier-ignore
    });
    it('that still grows must not be kept for long', async (t) => {
      const live = (answer) => (answer.body = Buffer.from(answer.body.toString().replace('#EXT-X-ENDLIST', '')));
      assert.deepEqual(await found(t, { '/stream/words.m3u8': live }, ['/stream/words.m3u8']), ['/stream/words.m3u8 warning old-list']);
      const soon = (answer) => {
        live(answer);
        answer.headers['cache-control'] = 'max-age=2';
      };
      assert.deepEqual(await found(t, { '/stream/words.m3u8': soon }, ['/stream/words.m3u8']), []);
    });
  });

  it('says that a page names nothing', async (t) =>
    assert.deepEqual(await found(t, {}, ['/'], { files: { '/': { type: 'text/html', body: '<!doctype html><div id="app"></div>' } } }), ['/ warning nothing-named'])); // prettier-ignore
  it('goes on where one address does not answer, and ends with 2', async (t) => {
    const { at } = await serve(t, { '/film.mp4': whole });
    const ends = [];
    const gone = await serve({ after: (end) => ends.push(end) });
    for (const end of ends) end();
    const { code, stdout, stderr } = await run(['probe', `${gone.at}/film.en.vtt`, `${at}/film.mp4`]);
    assert.equal(code, 2);
    assert.match(stderr, /film\.en\.vtt: error: No answer: nothing answers there\.\n2 addresses: 2 errors, 0 warnings\n$/);
    assert.match(stdout, /^http[^\n]*film\.mp4: error: Asked for a piece[^\n]*\n$/);
  });
  for (const args of [[], ['film.mp4'], ['ftp://example.org/film.mp4'], ['https://example.org/', '--origin', 'example']])
    it(`refuses ${['probe', ...args].join(' ')}`, async () => {
      const { code, stdout, stderr } = await run(['probe', ...args]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /“film-commentary probe --help” says what it understands\.\n$/);
    });
});
