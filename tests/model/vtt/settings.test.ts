import { expect } from '@open-wc/testing';
import { ProblemList } from '../../../src/model/problem-list.js';
import { parseCueSettings } from '../../../src/model/vtt.js';

describe('parseCueSettings', () => {
  const settings = (text: string) => parseCueSettings(text, new Set(['r']), new ProblemList(), 1);
  for (const [text, expected] of [
    ['vertical:rl', { vertical: 'rl' }],
    ['vertical:lr line:-1', { vertical: 'lr', line: -1 }],
    ['line:1.5', { line: 1.5 }],
    ['line:50%,center', { line: 50, lineIsPercentage: true, lineAlign: 'center' }],
    ['line:0,end', { line: 0, lineAlign: 'end' }],
    ['position:10.5%,line-right', { position: 10.5, positionAlign: 'line-right' }],
    ['size:100% align:left', { size: 100, align: 'left' }],
    ['align:start align:end', { align: 'end' }],
    ['line:10% line:3', { line: 3 }],
    ['line:-0', { line: 0 }],
    ['line:10000000000000000000000', { line: 1e22 }],
    [`line:17976931348623157${'0'.repeat(292)}`, { line: Number.MAX_VALUE }],
    [`line:0.${'0'.repeat(323)}5`, { line: Number.MIN_VALUE }],
    [`line:0.${'0'.repeat(323)}2`, { line: 0 }],
    ['position:1% position:x', { position: 1 }],
    ['size:1xx size:2%', { size: 2 }],
    ['size:00%', { size: 0 }],
    ['line:100%,middle', { line: 100, lineIsPercentage: true }],
    ['position:1%, center', { position: 1 }],
    ['position:1%,left', { position: 1 }],
    ['region:r', { region: 'r' }],
    ['region:r size:50%', { size: 50 }],
  ] as const)
    it(`reads “${text}”`, () => expect(settings(text)).to.deep.equal(expected));
  for (const text of [
    'vertical:tb',
    'line:',
    'line:%',
    'line:101%',
    'line:-1%',
    'line:1.',
    'line:.5',
    'line:1-',
    'line:1e2',
    'line:1..5',
    'line:0%0',
    `line:17976931348623159${'0'.repeat(292)}`,
    'vertical:RL',
    'position:5',
    'position:auto',
    'size:-1%',
    'size:101%',
    'size:1e1%',
    'align:middle',
    'region:s',
    'foo:bar',
    'LINE:0',
  ])
    it(`passes over “${text}” with a warning`, () => {
      const problems = new ProblemList();
      expect(parseCueSettings(` ${text} `, new Set(['r']), problems, 7)).to.equal(undefined);
      expect(problems.list().map(({ code, severity, line }) => ({ code, severity, line }))).to.deep.equal([
        { code: 'bad-setting', severity: 'warning', line: 7 },
      ]);
    });
});
