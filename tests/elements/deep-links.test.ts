import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import { followDeepLinks } from '../../src/elements/deep-links.js';
import type { FilmAnnotationList } from '../../src/elements/film-annotation-list.js';
import { FilmSession } from '../../src/session/film-session.js';
import { note, until } from '../support/build.js';
import { FakeMedia } from '../support/fake-media.js';
import { FILM } from '../support/player.js';
import { filmSession } from '../support/session.js';

const NOTES = [note('a', 10, 20), note('urn:b/1', 50, 60), note('c', 90, 95)];
const here = location.href.split('#', 1)[0]!;

/** A link in the page, pressed. */
async function press(fragment: string): Promise<void> {
  const anchor = await fixture<HTMLAnchorElement>(html`<a href=${here + fragment}>there</a>`);
  anchor.click();
  // A busy browser goes there a moment later; what is pressed next would find the entry before.
  await until(() => location.hash === fragment, 'the address');
}
const at = (session: FilmSession, time: number) => until(() => Math.abs(session.currentTime - time) < 0.1, `the film to be at ${time}`);

describe('followDeepLinks', () => {
  let following: AbortController;
  beforeEach(() => (following = new AbortController()));
  afterEach(() => {
    following.abort();
    history.replaceState(null, '', here);
  });
  const follow = (session: FilmSession, options: Omit<Parameters<typeof followDeepLinks>[1], 'signal'> = {}) =>
    followDeepLinks(session, { ...options, signal: following.signal });

  it('goes to the moment and to the note that the page is opened with', async () => {
    for (const [fragment, time] of [['#t=0:30', 30], ['#note=urn%3Ab%2F1', 50]] as const) {
      history.replaceState(null, '', fragment);
      const { session } = filmSession({ notes: NOTES });
      const led: unknown[] = [];
      follow(session, { onNote: ({ id }, byViewer) => led.push([id, byViewer]) });
      await at(session, time);
      expect(led).to.deep.equal(time === 50 ? [['urn:b/1', false]] : []);
    }
  }); // prettier-ignore

  it('waits for the film and for the note', async () => {
    history.replaceState(null, '', '#note=c');
    const session = new FilmSession();
    follow(session);
    const media = Object.assign(new FakeMedia(), { duration: NaN });
    session.attach(media);
    session.addAnnotations({ annotations: NOTES });
    expect(session.currentTime).to.equal(0);
    media.duration = 100;
    media.dispatchEvent(new Event('loadedmetadata'));
    await at(session, 90);
  });

  it('follows links in the page, and the way back to where the film was', async () => {
    const { session } = filmSession({ notes: NOTES });
    follow(session);
    session.seek(5);
    const { length } = history;
    await press('#note=a');
    await at(session, 10);
    session.seek(33);
    await press('#t=77');
    await at(session, 77);
    expect(history.length).to.equal(length + 2);
    history.back();
    await at(session, 33);
    history.back();
    await at(session, 5);
    history.forward();
    await at(session, 33);
  });

  it('goes there again by the same link', async () => {
    const { session } = filmSession({ notes: NOTES });
    follow(session);
    await press('#note=a');
    await at(session, 10);
    session.seek(80);
    await press('#note=a');
    await at(session, 10);
  });

  it('leaves the page’s own anchors, its own state and other films alone', async () => {
    const { session } = filmSession({ notes: NOTES });
    history.replaceState({ own: 1 }, '', here);
    follow(session, { film: 'one' });
    session.seek(5);
    await press('#top');
    await press('#film=two&t=50');
    await press('#film=one&t=60');
    await at(session, 60);
    history.back();
    await at(session, 5);
    // WebKit takes two steps at once for one.
    history.back();
    await until(() => location.hash === '#top', 'the second entry');
    history.back();
    await until(() => location.hash === '', 'the first entry');
    expect(history.state).to.deep.equal({ own: 1 });
  });

  it('adds nothing to the history and the address by itself', async () => {
    const { session } = filmSession({ notes: NOTES });
    follow(session);
    const { length } = history;
    for (const time of [10, 20, 30]) session.seek(time);
    expect([history.length, location.hash]).to.deep.equal([length, '']);
  });

  it('brings the film into the window, wherever the page was scrolled to; back is the browser’s', async () => {
    const page = await fixture<HTMLElement>(html`<div><div style="height: 3000px"></div><video height="200"></video><div style="height: 3000px"></div></div>`); // prettier-ignore
    const video = page.querySelector('video')!;
    const media = Object.assign(video, { src: FILM, muted: true });
    const session = new FilmSession();
    session.attach(media);
    const isSeen = () => {
      const { top, bottom } = video.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    };
    follow(session);
    for (const away of [0, 6000]) {
      scrollTo(0, away);
      await until(() => !isSeen(), 'the film to be out of sight');
      await press(`#t=${away / 100 + 1}`);
      await until(isSeen, 'the film in the window');
      await at(session, away / 100 + 1);
    }
    const { scrollY } = window;
    scrollTo(0, 0);
    history.back();
    await at(session, 1);
    expect(window.scrollY, 'the film is not shown on the way back').not.to.equal(scrollY);
    session.dispose();
  });

  it('ends with its signal, also while it waits', async () => {
    history.replaceState(null, '', '#note=c');
    const session = new FilmSession();
    follow(session);
    following.abort();
    session.attach(new FakeMedia());
    session.addAnnotations({ annotations: NOTES });
    await press('#t=50');
    await until(() => location.hash === '#t=50', 'the address');
    expect(session.currentTime).to.equal(0);
  });
});

describe('film-annotation-list, by links', () => {
  afterEach(() => history.replaceState(null, '', here));

  it('opens the note: scrolled to, uncovered, marked, whatever is searched for; with the focus for who followed a link', async () => {
    const { session } = filmSession({ notes: NOTES });
    const element = await fixture<FilmAnnotationList>(html`<film-annotation-list .session=${session}></film-annotation-list>`);
    const item = () => element.shadowRoot?.querySelector<HTMLElement>('.linked');
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('input')!;
    input.value = 'nowhere';
    input.dispatchEvent(new Event('input'));
    await press('#note=c');
    await at(session, 90);
    await until(() => item()?.dataset['id'] === 'c', 'the note');
    expect(item()?.classList.contains('ahead')).to.equal(false);
    await until(() => element.shadowRoot?.activeElement === item()?.querySelector('.play'), 'the focus');
    expect(input.value).to.equal('');
  });

  it('takes no focus when the page is opened with one', async () => {
    history.replaceState(null, '', '#note=c');
    const { session } = filmSession({ notes: NOTES });
    const element = await fixture<FilmAnnotationList>(html`<film-annotation-list .session=${session}></film-annotation-list>`);
    await until(() => element.shadowRoot?.querySelector('.linked'), 'the note');
    expect(element.shadowRoot?.activeElement).to.equal(null);
  });

  it('means the first list’s film, unless the link names another; and none where the page wants none', async () => {
    const [one, two, three] = [filmSession({ notes: NOTES }), filmSession({ notes: NOTES }), filmSession({ notes: NOTES })];
    await fixture(
      html`<film-annotation-list nolinks .session=${three.session}></film-annotation-list
        ><film-annotation-list .session=${one.session}></film-annotation-list
        ><film-annotation-list for="second" .session=${two.session}></film-annotation-list>`,
    );
    await press('#t=30');
    await at(one.session, 30);
    expect([two.session.currentTime, three.session.currentTime]).to.deep.equal([0, 0]);
    await press('#film=second&note=c');
    await at(two.session, 90);
    expect([one.session.currentTime, three.session.currentTime]).to.deep.equal([30, 0]);
  });
});
