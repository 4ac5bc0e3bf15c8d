import { expect } from '@open-wc/testing';
import { fileAddress, releaseFile } from '../../src/session/file-address.js';
import { fileName, loadFile } from '../../src/session/load.js';
import { address } from '../../src/session/timings.js';

const text = async (address: string) => new TextDecoder().decode((await loadFile(address)).bytes);

describe('fileAddress', () => {
  it('leads to the file', async () => {
    const address = fileAddress(new File(['the words'], 'film.en.srt'));
    expect(await text(address)).to.equal('the words');
    releaseFile(address);
  });
  for (const name of ['film.en.srt', 'Зеркало, 1-я часть.srt', 'a#b?c&d/e%20.vtt'])
    it(`names it: ${name}`, () => {
      const address = fileAddress(new File([], name.replaceAll('/', ':')));
      expect(fileName(address)).to.equal(name.replaceAll('/', ':'));
      releaseFile(address);
    });
  it('is known again, and not taken for another file that is called the same', () => {
    const addressOf = (content: string, lastModified: number) => {
      const given = fileAddress(new File([content], 'movie.mp4', { lastModified }));
      releaseFile(given);
      return address(given);
    };
    expect(addressOf('one', 1)).to.equal(addressOf('one', 1));
    expect(addressOf('one', 1)).to.not.equal(addressOf('another', 1));
    expect(addressOf('one', 1)).to.not.equal(addressOf('two', 2));
  });
  it('takes another name, also for what has none', () => {
    const address = fileAddress(new Blob(['x']), 'essay.md');
    expect(fileName(address)).to.equal('essay.md');
    releaseFile(address);
  });
});

describe('releaseFile', () => {
  it('lets go of the file', async () => {
    const address = fileAddress(new File(['x'], 'essay.md'));
    releaseFile(address);
    const outcome = await loadFile(address).then(() => 'loaded', () => 'gone'); // prettier-ignore
    expect(outcome).to.equal('gone');
  });
  it('leaves other addresses alone', () => expect(() => releaseFile('/film.en.srt')).not.to.throw());
});
