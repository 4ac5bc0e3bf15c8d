import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { layToRest, readMediaChild } from '../../src/elements/media-child.js';
import { bestOf, type MediaSource, playsNatively, toSource } from '../../src/elements/media-source.js';
import { typed } from '../../src/elements/source-type.js';
import { fileAddress, releaseFile } from '../../src/session/file-address.js';
import { pause } from '../support/build.js';
import { FILM, restingStates } from '../support/player.js';

/** A video as a page writes it; with `preload="none"` nothing is fetched for it. */
const video = (markup: TemplateResult) => fixture<HTMLVideoElement>(markup);
const here = (path: string) => new URL(path, document.baseURI).href;

describe('readMediaChild', () => {
  it('reads sources in their order, with their types', async () => {
    const child = await video(
      html`<video preload="none">
        <source src="/a.webm" type="video/webm" />
        <source src="/a.mp4" type="video/mp4" />
        <source src="/b" />
      </video>`,
    );
    expect(readMediaChild(child).sources).to.deep.equal([
      { src: here('/a.webm'), type: 'video/webm' },
      { src: here('/a.mp4'), type: 'video/mp4' },
      { src: here('/b') },
    ]);
  });

  it('gives its own src precedence over sources, as the element does', async () => {
    const child = await video(html`<video preload="none" src="/own.mp4"><source src="/a.mp4" /></video>`);
    expect(readMediaChild(child).sources).to.deep.equal([{ src: here('/own.mp4') }]);
  });

  it('leaves out sources without an address, and those for other screens', async () => {
    const child = await video(
      html`<video preload="none">
        <source type="video/mp4" />
        <source src="/wide.mp4" media="(min-width: 1px)" />
        <source src="/none.mp4" media="(max-width: 1px)" />
      </video>`,
    );
    expect(readMediaChild(child).sources).to.deep.equal([{ src: here('/wide.mp4') }]);
  });

  it('reads tracks that are subtitles, captions, or do not say', async () => {
    const child = await video(
      html`<video preload="none">
        <track src="/a.srt" srclang="en" label="English" default />
        <track kind="captions" src="/b.vtt" srclang="en" label="For the deaf" />
        <track kind="chapters" src="/c.vtt" />
        <track kind="metadata" src="/d.vtt" />
        <track kind="subtitles" label="none" />
      </video>`,
    );
    expect(readMediaChild(child).tracks).to.deep.equal([
      { src: here('/a.srt'), language: 'en', label: 'English', default: true },
      { src: here('/b.vtt'), language: 'en', label: 'For the deaf', default: false },
    ]);
    expect(readMediaChild(child).chapters).to.equal(here('/c.vtt'));
  });

  it('reads what the page wrote on the element', async () => {
    const child = await video(
      html`<video poster="/still.jpg" preload="none" crossorigin="anonymous" muted loop playsinline width="640" height="480"></video>`,
    );
    expect(readMediaChild(child)).to.include({
      poster: here('/still.jpg'),
      preload: 'none',
      crossOrigin: 'anonymous',
      autoplay: false,
      muted: true,
      loop: true,
      playsInline: true,
      ratio: 640 / 480,
    });
  });

  it('reads nothing into an element that says nothing', async () => {
    expect(readMediaChild(await video(html`<video></video>`))).to.deep.equal({
      sources: [],
      tracks: [],
      chapters: '',
      poster: '',
      preload: '',
      crossOrigin: null,
      autoplay: false,
      muted: false,
      loop: false,
      playsInline: false,
      ratio: undefined,
    });
  });

  for (const [width, height] of [
    ['640', ''],
    ['0', '480'],
    ['wide', 'high'],
    ['-4', '3'],
  ])
    // prettier-ignore
    it(`takes no shape from width "${width}" and height "${height}"`, async () => {
      const child = await video(html`<video width=${width ?? ''} height=${height ?? ''}></video>`);
      expect(readMediaChild(child).ratio).to.equal(undefined);
    });
});

describe('layToRest', () => {
  for (const when of [0, 300])
    for (const kind of ['src', 'source'])
      it(`fetches nothing any more, ${when} ms after it was given its ${kind}`, async () => {
        const child = document.createElement('video');
        const address = new URL(`${FILM}?${Math.random()}`, location.href).href;
        if (kind === 'src') child.src = address;
        else child.append(Object.assign(document.createElement('source'), { src: address }));
        document.body.append(child);
        if (when) await pause(when);
        layToRest(child);
        await pause(400);
        expect(child.readyState).to.equal(0);
        expect(child.networkState).to.be.oneOf(await restingStates());
        expect(readMediaChild(child).sources.map(({ src }) => src)).to.deep.equal([address]);
        expect(child.hasAttribute('src')).to.equal(kind === 'src');
        child.remove();
      });

  it('keeps a film from playing by itself', async () => {
    const child = document.createElement('video');
    Object.assign(child, { muted: true, autoplay: true, src: FILM });
    expect(layToRest(child)).to.deep.equal({ time: 0, playing: false });
    expect(child.autoplay).to.equal(false);
    expect(child.preload).to.equal('none');
  });

  it('still tells what the page wrote, however often', async () => {
    const child = await video(html`<video autoplay muted preload="auto"></video>`);
    layToRest(child);
    layToRest(child);
    expect(readMediaChild(child)).to.include({ autoplay: true, preload: 'auto' });
  });

  it('switches its own subtitles off', async () => {
    const child = await video(html`<video preload="none"></video>`);
    const track = child.addTextTrack('subtitles', 'English', 'en');
    track.mode = 'showing';
    layToRest(child);
    expect(track.mode).to.equal('disabled');
  });
});

describe('toSource', () => {
  const base = 'https://example.org/films/';

  it('completes the address', () => {
    expect(toSource('a.MP4', '', base)).to.deep.equal({ src: 'https://example.org/films/a.MP4' });
    expect(toSource('/b.m3u8?token=1.mp4#t=3', '', base)).to.deep.equal({ src: 'https://example.org/b.m3u8?token=1.mp4#t=3' });
  });

  it('believes the page where it says a type', () => {
    expect(toSource('a.mp4', 'video/webm', base).type).to.equal('video/webm');
  });

  it('leaves an address as it is that is none', () => {
    expect(toSource('https://', '', base)).to.deep.equal({ src: 'https://' });
  });
});

describe('typed', () => {
  it('tells the type by the ending of the name', () => {
    expect(typed({ src: 'https://example.org/a.MP4' })).to.deep.equal({ src: 'https://example.org/a.MP4', type: 'video/mp4' });
    expect(typed({ src: '/b.m3u8?token=1.mp4#t=3' }).type).to.equal('application/x-mpegURL');
  });

  it('tells the type of a file of the viewer’s own by its name', () => {
    const film = fileAddress(new File([], 'My film.webm'));
    expect(typed({ src: film })).to.deep.equal({ src: film, type: 'video/webm' });
    releaseFile(film);
  });

  it('believes the page where it says a type', () => {
    expect(typed({ src: 'a.mp4', type: 'video/webm' }).type).to.equal('video/webm');
  });

  it('says the likeliest type where it cannot tell, for an engine that wants one', () => {
    expect(typed({ src: 'https://example.org/film' })).to.deep.equal({ src: 'https://example.org/film', type: 'video/mp4' });
    expect(typed({ src: 'a.constructor' })).to.deep.equal({ src: 'a.constructor', type: 'video/mp4' });
  });
});

describe('bestOf', () => {
  const best = (...sources: MediaSource[]) => bestOf(sources, document.createElement('video'))?.src;

  it('is the first that the browser may play', () => {
    expect(best({ src: 'a.mp4', type: 'video/none' }, { src: 'b.mp4', type: 'video/mp4' })).to.equal('b.mp4');
    const webm = document.createElement('video').canPlayType('video/webm') ? 'a.webm?b=1' : 'b.mp4';
    expect(best({ src: 'a.webm?b=1' }, { src: 'b.mp4' })).to.equal(webm);
  });

  it('is the first where no type and no name tells', () => {
    expect(best({ src: 'film' }, { src: 'other.mp4' })).to.equal('film');
    expect(best({ src: 'a', type: 'video/none' }, { src: 'b', type: 'video/none' })).to.equal('a');
    expect(best()).to.equal(undefined);
  });
});

describe('playsNatively', () => {
  it('is true of plain files, and not of nothing, nor where a stream is among them', () => {
    expect(playsNatively([{ src: 'a.mp4', type: 'video/mp4' }])).to.equal(true);
    expect(playsNatively([])).to.equal(false);
    expect(playsNatively([{ src: 'a.mp4', type: 'video/mp4' }, { src: 'a.m3u8', type: 'application/x-mpegURL' }])).to.equal(false); // prettier-ignore
  });
});
