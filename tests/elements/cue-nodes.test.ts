import { expect } from '@open-wc/testing';
import { cueLines } from '../../src/elements/cue-lines.js';
import { cueElement, cueNodes, hasTimes, timedSpans } from '../../src/elements/cue-nodes.js';
import type { Cue, CueSpan } from '../../src/model/cue.js';

/** The nodes in a box, for reading. */
function box(nodes: readonly Node[]): HTMLElement {
  const element = document.createElement('div');
  element.append(...nodes);
  return element;
}
const cue = (...spans: CueSpan[]) => box(cueNodes(spans));

describe('cueLines', () => {
  it('is one line where there is no line break', () => {
    expect(cueLines(['It was the wind.'])).to.deep.equal([['It was the wind.']]);
  });

  it('breaks plain text at its line breaks', () => {
    expect(cueLines(['one\ntwo\nthree'])).to.deep.equal([['one'], ['two'], ['three']]);
  });

  it('opens a tag again that runs over a line break', () => {
    expect(cueLines(['a ', { tag: 'i', children: ['b\nc'] }, ' d'])).to.deep.equal([
      ['a ', { tag: 'i', children: ['b'] }],
      [{ tag: 'i', children: ['c'] }, ' d'],
    ]);
  });

  it('opens every tag again where tags are nested, with what they say', () => {
    const voice: CueSpan = { tag: 'v', annotation: 'Mother', children: [{ tag: 'b', children: ['one\ntwo'] }] };
    expect(cueLines([voice])).to.deep.equal([
      [{ ...voice, children: [{ tag: 'b', children: ['one'] }] }],
      [{ ...voice, children: [{ tag: 'b', children: ['two'] }] }],
    ]);
  });

  it('keeps an empty line', () => {
    expect(cueLines(['one\n\ntwo'])).to.deep.equal([['one'], [], ['two']]);
  });

  it('is one empty line where there is nothing', () => {
    expect(cueLines([])).to.deep.equal([[]]);
    expect(cueLines([''])).to.deep.equal([[]]);
  });
});

describe('cueNodes', () => {
  it('builds italics, bold and underlined words', () => {
    const built = cue({ tag: 'i', children: ['one'] }, { tag: 'b', children: ['two'] }, { tag: 'u', children: ['three'] });
    expect(built.getHTML()).to.equal('<i>one</i><b>two</b><u>three</u>');
  });

  it('takes text as text', () => {
    expect(cue('<b>&amp;').textContent).to.equal('<b>&amp;');
  });

  it('marks the language of words', () => {
    expect(cue({ tag: 'lang', annotation: 'fr', children: ['Adieu'] }).querySelector('span')?.lang).to.equal('fr');
  });

  it('marks words of a voice, and does not say the name as text', () => {
    const built = cue({ tag: 'v', annotation: 'Mother', children: ['Come in.'] });
    expect(built.querySelector('.voice')?.textContent).to.equal('Come in.');
    expect(built.textContent).to.equal('Come in.');
  });

  it('builds ruby', () => {
    expect(cue({ tag: 'ruby', children: ['漢', { tag: 'rt', children: ['kan'] }] }).getHTML()).to.equal('<ruby>漢<rt>kan</rt></ruby>');
  });

  it('colours words as the file asks, by name or by number', () => {
    const colour = (...classes: string[]) => cue({ tag: 'c', classes, children: ['x'] }).querySelector('span')?.style.color;
    expect(colour('yellow')).to.equal('yellow');
    expect(colour('color-ff8000')).to.equal('rgb(255, 128, 0)');
    expect(colour('loud')).to.equal('');
    expect(colour('red;position:fixed')).to.equal('');
  });

  it('takes no class name of the file for its own', () => {
    expect(cue({ tag: 'c', classes: ['line', 'cue'], children: ['x'] }).querySelector('span')?.className).to.equal('');
  });
});

describe('colours of cues', () => {
  const span = (...classes: string[]) => cue({ tag: 'c', classes, children: ['x'] }).querySelector('span') as HTMLElement;

  it('set the ground too, by WebVTT’s eight names', () => {
    for (const name of ['white', 'lime', 'cyan', 'red', 'yellow', 'magenta', 'blue', 'black']) {
      expect(span(name).style.color).to.equal(name);
      expect(span(`bg_${name}`).style.backgroundColor).to.equal(name);
    }
    expect(span('bg_pink').style.backgroundColor).to.equal('');
  });

  it('take the later of two', () => {
    expect(span('red', 'lime', 'bg_blue', 'bg_white').style).to.include({ color: 'lime', backgroundColor: 'white' });
  });

  it('lay dark words on a light ground, unless they bring one', () => {
    const isLight = (...classes: string[]) => span(...classes).classList.contains('on-light');
    expect(isLight('blue')).to.equal(true);
    expect(isLight('color-101080')).to.equal(true);
    expect(isLight('yellow')).to.equal(false);
    expect(isLight('color-ff8000')).to.equal(false);
    expect(isLight('black', 'bg_white')).to.equal(false);
  });
});

describe('timedSpans', () => {
  const at = (time: number): CueSpan => ({ tag: 'timestamp', time, children: [] });
  const timed = (...spans: CueSpan[]) => timedSpans(spans);

  it('gives every stretch of words its moment, and that of the next', () => {
    const { spans, until } = timed('Come ', at(12), 'home ', at(13), 'soon.');
    expect(spans).to.deep.equal([
      { tag: 'timestamp', time: -Infinity, children: ['Come '] },
      { tag: 'timestamp', time: 12, children: ['home '] },
      { tag: 'timestamp', time: 13, children: ['soon.'] },
    ]);
    expect([...until]).to.deep.equal([[-Infinity, 12], [12, 13]]); // prettier-ignore
  });

  it('goes on within tags, and behind them', () => {
    const { spans } = timed({ tag: 'i', children: ['Come ', at(12), 'home '] }, 'soon.');
    expect(spans).to.deep.equal([
      {
        tag: 'i',
        children: [
          { tag: 'timestamp', time: -Infinity, children: ['Come '] },
          { tag: 'timestamp', time: 12, children: ['home '] },
        ],
      },
      { tag: 'timestamp', time: 12, children: ['soon.'] },
    ]);
  });

  it('passes over a timestamp that goes back', () => {
    expect([...timed('a', at(13), 'b', at(12), 'c').until]).to.deep.equal([[-Infinity, 13]]);
  });
});

describe('hasTimes', () => {
  it('finds timestamps within tags, too', () => {
    expect(hasTimes(['Come'])).to.equal(false);
    expect(hasTimes([{ tag: 'i', children: ['Come'] }])).to.equal(false);
    expect(hasTimes([{ tag: 'i', children: [{ tag: 'timestamp', time: 1, children: [] }] }])).to.equal(true);
  });
});

describe('cueElement', () => {
  const built = (more: Partial<Cue>) => cueElement({ id: '1', start: 0, end: 1, text: '', source: '', ...more });
  const lines = (element: HTMLElement) => [...element.querySelectorAll<HTMLElement>('[part="line"]')];

  it('has a line for each of the cue’s', () => {
    expect(lines(built({ text: 'one\ntwo' })).map(({ textContent }) => textContent)).to.deep.equal(['one', 'two']);
  });

  it('has the direction of its first letter, and each line that of its own', () => {
    const element = built({ text: 'רק הרוח.\nOnly the wind.\n1917' });
    expect(element.dir).to.equal('rtl');
    expect(lines(element).map(({ dir }) => dir), 'digits go with the cue').to.deep.equal(['rtl', 'ltr', 'rtl']); // prettier-ignore
  });

  it('tells when its words are said', () => {
    const words = built({ text: 'ab', spans: ['a', { tag: 'timestamp', time: 12.5, children: [] }, 'b'] }).querySelectorAll<HTMLElement>(
      '.words',
    );
    expect([...words].map(({ dataset }) => [dataset.from, dataset.until])).to.deep.equal([
      ['-Infinity', '12.5'],
      ['12.5', 'Infinity'],
    ]);
  });

  it('tells nothing of words without timestamps', () => {
    expect(built({ text: 'ab' }).querySelector('.words')).to.equal(null);
  });
});
