import { expect } from '@open-wc/testing';
import { hasVttSignature } from '../../../src/model/vtt.js';

describe('hasVttSignature', () => {
  for (const text of ['WEBVTT', 'WEBVTT\n', 'WEBVTT - film', 'WEBVTT\tx'])
    it(`sees it in ${JSON.stringify(text)}`, () => expect(hasVttSignature(text)).to.equal(true));
  for (const text of ['', 'WEBVTTfoo', 'webvtt', ' WEBVTT', 'WEBVTT\ffoo', '\nWEBVTT'])
    it(`misses it in ${JSON.stringify(text)}`, () => expect(hasVttSignature(text)).to.equal(false));
});
