import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { frames, fromFile, marksOf, timeOf, wrapped } from '../support/article.js';

describe('film-article in print', () => {
  afterEach(() => emulateMedia({ media: 'screen' }));

  it('has the times beside the passages of a file, and none of the switches', async () => {
    const { element } = await fromFile();
    await emulateMedia({ media: 'print' });
    expect(timeOf(element, '0:20').checkVisibility()).to.equal(true);
    expect(element.renderRoot.querySelector('.bar')?.checkVisibility()).to.equal(false);
    expect(element.renderRoot.querySelector('.mark svg')?.checkVisibility()).to.equal(false);
  });
  it('has the times before the passages of the page’s own', async () => {
    const { element } = await wrapped();
    const before = () => getComputedStyle(element.querySelectorAll('p')[3]!, '::before').content;
    expect(before()).to.equal('none');
    await emulateMedia({ media: 'print' });
    expect(before()).to.contain('1:00, 1:20');
    expect(marksOf(element).some((mark) => mark.checkVisibility())).to.equal(false);
  });
});

describe('film-article in a window of 320 pixels', () => {
  before(() => setViewport({ width: 320, height: 600 }));
  after(() => setViewport({ width: 800, height: 600 }));

  it('is accessible and no wider, in reading mode as well', async () => {
    const { element } = await fromFile();
    for (const reading of [false, true]) {
      element.reading = reading;
      await element.updateComplete;
      await frames();
      await expect(element).to.be.accessible();
      expect(element.scrollWidth).to.be.at.most(320);
      for (const mark of marksOf(element)) expect(mark.getBoundingClientRect().right).to.be.at.most(320);
    }
  });
  it('has its marks within the window around the page’s own article, too', async () => {
    const { element } = await wrapped();
    for (const mark of marksOf(element)) {
      expect(mark.getBoundingClientRect().right).to.be.at.most(320);
      expect(mark.querySelector('button')!.getBoundingClientRect().height).to.be.at.least(24);
    }
  });
});
