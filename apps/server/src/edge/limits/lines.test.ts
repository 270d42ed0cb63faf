import { expect, it } from 'vitest';
import type { Session } from '../../identity/identity.ts';
import { openLines } from './lines.ts';

const session = (sessionKey: string, personId = 'gate-1') => ({ sessionKey, personId }) as Session;

function scene() {
  const lines = openLines({ linesOfSession: 2, linesOfPerson: 3 });
  const closed: string[] = [];
  const enter = (name: string, whose: Session) => {
    const leave = lines.enter(whose, () => {
      closed.push(name);
      leave();
    });
    return leave;
  };
  return { closed, enter };
}

it('[LM4] the oldest line of a session gives way to one too many', () => {
  const { closed, enter } = scene();
  for (const name of ['first', 'second', 'third']) enter(name, session('a'));
  expect(closed).toEqual(['first']);
  enter('fourth', session('a'));
  expect(closed).toEqual(['first', 'second']);
});

it('[LM4] so does the oldest of a person, whatever session it is of, and of nobody else', () => {
  const { closed, enter } = scene();
  enter('other', session('z', 'gate-2'));
  enter('a1', session('a'));
  enter('b1', session('b'));
  enter('b2', session('b'));
  enter('c1', session('c'));
  expect(closed).toEqual(['a1']);
});

it('[LM4] a line that has closed makes room', () => {
  const { closed, enter } = scene();
  enter('first', session('a'))();
  for (const name of ['second', 'third']) enter(name, session('a'));
  expect(closed).toEqual([]);
});
