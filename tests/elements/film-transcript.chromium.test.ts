import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../src/index.js';
import { until } from '../support/build.js';
import { shownTranscript } from '../support/transcript.js';

describe('film-transcript', () => {
  afterEach(() => emulateMedia({ media: 'screen', reducedMotion: 'no-preference', forcedColors: 'none' }));

  it('stops when it is scrolled without a word: the browser’s own search does so', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const { goTo, row, isInSight, inside, scroller } = await shownTranscript();
    await goTo(151);
    await until(() => isInSight(row(15)), 'the line');
    // Its own scroll is over when the browser says so.
    await until(() => {
      if (inside('.back')) return true;
      scroller.scrollTop = scroller.scrollTop > 600 ? 0 : 5000;
      return false;
    }, 'the way back');
  });

  it('on paper: all lines with their times, and none of the tools', async () => {
    const { inside, row, scroller, element } = await shownTranscript();
    await emulateMedia({ media: 'print' });
    expect(inside('.tools')!.checkVisibility()).to.equal(false);
    expect(row(39).checkVisibility({ contentVisibilityAuto: true })).to.equal(true);
    expect(scroller.clientHeight).to.equal(scroller.scrollHeight);
    expect(element.offsetHeight).to.be.greaterThan(300);
  });

  it('on paper without what is still to come', async () => {
    const { goTo, row, element } = await shownTranscript({ seen: false });
    await goTo(1);
    await emulateMedia({ media: 'print' });
    expect(row(0).checkVisibility()).to.equal(true);
    expect(row(9).checkVisibility()).to.equal(false);
    expect(element.querySelector('.film-transcript-lines')!.hasAttribute('data-ahead')).to.equal(true);
  });

  it('keeps its marks where a system brings its own colours', async () => {
    const { goTo, row } = await shownTranscript();
    await emulateMedia({ forcedColors: 'active' });
    await goTo(11);
    expect(getComputedStyle(row(1)).borderInlineStartColor).not.to.equal(getComputedStyle(row(2)).borderInlineStartColor);
  });

  // Firefox's own print dialog would wait for somebody.
  it('is printed by the button, and leaves no frame behind when the element goes', async () => {
    const { element, inside } = await shownTranscript();
    const printed: string[] = [];
    const added = new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node instanceof HTMLIFrameElement) printed.push(node.contentDocument?.title ?? 'gone');
    });
    added.observe(document.body, { childList: true });
    inside('[aria-label="Print"]')!.click();
    await until(() => printed.length === 1, 'the paper');
    added.disconnect();
    element.remove();
    expect(document.querySelectorAll('body > iframe[aria-hidden]').length).to.equal(0);
  });
});
