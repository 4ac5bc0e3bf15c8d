import { expect } from '@open-wc/testing';
import type { VideoJs } from '../../src/elements/engine.js';
import { guardManifests } from '../../src/elements/stream-faults.js';

/** What comes back where a server answers with `body`. */
function answer(body: string, requestType?: string): { readonly error: Error | null; readonly given: readonly unknown[] } {
  let given: readonly unknown[] = [];
  const server = { xhr: (...all: readonly unknown[]) => {
    given = all;
    const callback = all.at(-1) as (error: Error | null, response: object, body: string) => void;
    callback(null, { body }, body);
  } }; // prettier-ignore
  guardManifests(server as unknown as VideoJs);
  let heard: Error | null | undefined;
  server.xhr({ uri: 'film', requestType }, (error: Error | null) => (heard = error));
  return { error: heard!, given };
}

describe('guardManifests', () => {
  const HLS = '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\na.ts\n';
  for (const [what, kind, body] of [
    ['a playlist', 'hls-playlist', HLS],
    ['one after a mark of its encoding', 'hls-playlist', `\uFEFF${HLS}`],
    ['one whose lines are indented', 'hls-playlist', HLS.replaceAll('#', '  #')],
    ['one that says no length', 'hls-playlist', '#EXTM3U\n#EXTINF:4,\na.ts\n'],
    ['one of a film that is about to begin', 'hls-playlist', '#EXTM3U\n#EXT-X-TARGETDURATION:4\n'],
    ['one of playlists', 'hls-playlist', '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n'],
    ['a manifest', 'dash-manifest', '<?xml version="1.0"?><MPD></MPD>'],
    [
      'one with a prefix, and words after its end',
      'dash-manifest',
      '<d:MPD xmlns:d="urn:mpeg:dash:schema:mpd:2011"></d:MPD ><!-- made today -->',
    ],
    ['what is no manifest, where none is asked for', 'segment', '<!doctype html>'],
  ] as const)
    // prettier-ignore
    it(`lets ${what} pass`, () => expect(answer(body, kind).error).to.equal(null));

  for (const [what, kind, body] of [
    ['a web page', 'hls-playlist', '<!doctype html><p>#EXTM3U'],
    ['a playlist that is cut off', 'hls-playlist', HLS.slice(0, 12)],
    ['a web page', 'dash-manifest', '<!doctype html>'],
    ['a manifest that is cut off', 'dash-manifest', '<?xml version="1.0"?><MPD><Period>'],
  ] as const)
    it(`makes an error of ${what} in the place of a ${kind}`, () => expect(answer(body, kind).error).to.be.an('error'));

  it('leaves what others ask for as it is', () => {
    let given: readonly unknown[] = [];
    const server = { xhr: (...all: readonly unknown[]) => (given = all) };
    guardManifests(server as unknown as VideoJs);
    const all = ['/address', { headers: {} }, () => undefined];
    server.xhr(...all);
    expect(given).to.deep.equal(all);
  });
  it('guards an engine once', () => {
    const server = { xhr: () => undefined } as unknown as VideoJs;
    guardManifests(server);
    const { xhr } = server;
    guardManifests(server);
    expect(server.xhr).to.equal(xhr);
  });
});
