import { expect, it } from 'vitest';
import type { Session } from '../../identity/identity.ts';
import { openLines } from './lines.ts';

const session = (sessionKey: string, personId = 'gate-1', device: string | null = null) =>
  ({ sessionKey, personId, device }) as Session;

function scene() {
  const lines = openLines({ linesOfSession: 2, linesOfPerson: 3, linesOfDevice: 4 });
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

it('[LM4] and the oldest of a device, whoever is signed in on it', () => {
  const { closed, enter } = scene();
  enter('elsewhere', session('e', 'gate-9', 'other'));
  for (const n of [1, 2, 3, 4]) enter(`line ${n}`, session(`s${n}`, `gate-${n}`, 'tablet'));
  expect(closed).toEqual([]);
  enter('line 5', session('s5', 'gate-5', 'tablet'));
  expect(closed).toEqual(['line 1']);
});
