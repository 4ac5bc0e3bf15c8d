// What `npm run bench` tells at its end. `node --test tests/bench/goals.test.mjs`
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missedGoals } from '../../bench/record.mjs';

const goal = (name, met) => ({ goal: name, found: '3', met });

describe('missedGoals', () => {
  it('names what was missed, with its bench and what was found', () => {
    const cost = { title: 'Cost', at: 20, goals: [goal('little', true), goal('less', false)] };
    assert.deepEqual(missedGoals([cost, { title: 'Transcript', at: 21 }], 20), ['Cost: less: 3']);
  });
  it('leaves out what an earlier run has kept', () => {
    const earlier = { title: 'Loading', at: 19, goals: [goal('soon', false)] };
    const undated = { title: 'Staying', goals: [goal('nothing left', false)] };
    assert.deepEqual(missedGoals([earlier, undated], 20), []);
  });
});
