import { expect } from '@open-wc/testing';
import { fileName, LoadError, loadFile } from '../../src/session/load.js';
import { loadProblem } from '../../src/session/load-problem.js';
import { fileOf } from '../support/build.js';

const failure = (url: string, signal?: AbortSignal) => loadFile(url, signal).then(() => expect.fail('it loaded'), (error: unknown) => error); // prettier-ignore

describe('loadFile', () => {
  it('gives the bytes as they are', async () => {
    const { bytes } = await loadFile(fileOf('Grüße'));
    expect([...bytes.slice(0, 4)]).to.deep.equal([0x47, 0x72, 0xc3, 0xbc]);
  });
  it('gives the charset the server names', async () =>
    expect((await loadFile(fileOf('x', 'text/plain; charset=Windows-1251'))).charset).to.equal('windows-1251'));
  it('says that a file is missing', async () => {
    const error = await failure('/no/such/file.srt');
    expect(error).to.be.instanceOf(LoadError).with.property('reason', 'not-found');
    expect(error).to.have.property('status', 404);
  });
  it('says that a server cannot be reached', async () =>
    expect(await failure('http://127.0.0.1:9/film.srt'))
      .to.be.instanceOf(LoadError)
      .with.property('reason', 'network'));
  it('says that a file is far too large', async () => {
    const error = await failure(URL.createObjectURL(new Blob([new Uint8Array(25 * 1024 * 1024 + 1)])));
    expect(error).to.be.instanceOf(LoadError).with.property('reason', 'too-large');
    expect(loadProblem(error, 'film.srt')).to.include({ code: 'load-too-large', severity: 'error', source: 'film.srt' });
  });
  it('says that an address is none', async () =>
    expect(await failure('http://['))
      .to.be.instanceOf(LoadError)
      .with.property('reason', 'bad-address'));
  it('ends with the signal, and does not call that a failure', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await failure('/film.srt', controller.signal)).to.have.property('name', 'AbortError');
  });
});

describe('loadProblem', () => {
  it('tells the reason in words, the file, and the server’s answer', () => {
    const problem = loadProblem(new LoadError('not-found', '/a/film.srt', 404), 'film.srt');
    expect(problem).to.include({ code: 'load-not-found', severity: 'error', source: 'film.srt' });
    expect(problem.message).to.match(/no file at this address/);
    expect(problem.detail).to.deep.equal({ status: 404 });
  });
  it('says of a server that is silent that nothing comes', () =>
    expect(loadProblem(new LoadError('silent', '/a/film.srt'), 'film.srt').message).to.match(/sent nothing for a while/));
  it('takes an unknown failure for one of the network', () => expect(loadProblem(new Error('?'), 'x').code).to.equal('load-network'));
});

describe('fileName', () => {
  for (const [url, name] of [
    ['https://host/a/film.en.srt?v=2#t=1', 'film.en.srt'],
    ['film.srt', 'film.srt'],
    ['a/%D0%A4.srt', 'Ф.srt'],
    ['a/%E0%A4%A.srt', '%E0%A4%A.srt'],
    ['blob:https://host/1b2c#The%20film%20%231.en.srt', 'The film #1.en.srt'],
    ['blob:https://host/1b2c#film.mp4&again=1', 'film.mp4'],
    ['blob:https://host/1b2c', '1b2c'],
    ['blob:https://host/1b2c#', '1b2c'],
  ] as const)
    it(`is ${name} for ${url}`, () => expect(fileName(url)).to.equal(name));
});
