import { expect, it } from 'vitest';
import { once } from './once.ts';
import { act, entry, evidence, helpAsked } from './testing.ts';

const found = (change: Parameters<typeof evidence>[0]) => once(evidence(change)).violations;
const answer = { seq: 1, version: 1, unchanged: false };

it('I3: the same answer any number of times is one effect', () => {
  const acts = [act('ok', 'c1', answer), act('unknown', 'c1'), act('ok', 'c1', { ...answer, feed: 'renamed' })];
  expect(found({ feed: [entry(1, helpAsked('c1'))], acts })).toEqual([]);
});

it.each([
  [
    'two commits of one command',
    [entry(1, helpAsked('h')), entry(2, helpAsked('x')), entry(3, helpAsked('h'), { commandId: 'c1' })],
  ],
  ['the same effect twice in a row', [entry(1, helpAsked('h')), entry(2, helpAsked('h'), { commandId: 'c1' })]],
])('I3: %s is found', (_, feed) => {
  expect(found({ feed })).not.toEqual([]);
});

it.each([
  ['another version', act('ok', 'c1', { ...answer, version: 2 })],
  ['a refusal', act('refused', 'c1', { code: 'step-done' })],
])('I3: %s after an acknowledgement is found', (_, second) => {
  expect(found({ acts: [act('ok', 'c1', answer), second] })).toHaveLength(1);
});

it('I3: an ID is good for one command', () => {
  expect(found({ acts: [act('refused', 'c1', { mark: 'reused', code: 'command-reused' })] })).toEqual([]);
  expect(found({ acts: [act('ok', 'c1', { ...answer, mark: 'reused' })] })).toHaveLength(1);
});
