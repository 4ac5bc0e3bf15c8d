import { expect } from '@open-wc/testing';
import { placeMenu } from '../../src/elements/menu-place.js';

const viewport = { width: 400, height: 600 };
const menu = { width: 150, height: 200 };
const button = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 40 });

describe('placeMenu', () => {
  it('stands above the button, its end at the button’s end', () =>
    expect(placeMenu(button(300, 500), menu, viewport)).to.include({ left: 190, top: 296 }));
  it('begins at the button’s start in a page that reads from right to left', () =>
    expect(placeMenu(button(100, 500), menu, viewport, 'rtl')).to.include({ left: 100, top: 296 }));
  it('stands below where there is no room above', () => expect(placeMenu(button(300, 100), menu, viewport)).to.include({ top: 144 }));
  it('goes to the side with more room where it fits on neither, and scrolls there', () => {
    const tall = { width: 150, height: 900 };
    expect(placeMenu(button(300, 400), tall, viewport)).to.include({ top: 8, maxHeight: 388 });
    expect(placeMenu(button(300, 100), tall, viewport)).to.include({ top: 144, maxHeight: 448 });
  });
  it('is never off the screen, at either side', () => {
    expect(placeMenu(button(0, 500), menu, viewport).left).to.equal(8);
    expect(placeMenu(button(380, 500), menu, viewport, 'rtl').left).to.equal(242);
    expect(placeMenu(button(390, 500), menu, viewport).left).to.equal(242);
    expect(placeMenu(button(0, 500), { width: 500, height: 200 }, viewport).left, 'too wide: its start is seen').to.equal(8);
  });
  it('has no negative height where the button itself is out of sight', () => {
    expect(placeMenu(button(300, -900), { width: 150, height: 9000 }, viewport).maxHeight).to.be.greaterThan(0);
    expect(placeMenu(button(300, 9), menu, { width: 400, height: 20 }).maxHeight).to.equal(0);
  });
});
