import { expect, it } from 'vitest';
import type { Session } from '../../identity/identity.ts';
import { createSignedInConnections } from './signed-in-connections.ts';

const session = (sessionKey: string, personId = 'gate-1', device: string | null = null) =>
  ({ sessionKey, personId, device }) as Session;

function scene() {
  const signedIn = createSignedInConnections({
    connectionsOfSession: 2,
    connectionsOfPerson: 3,
    connectionsOfDevice: 4,
  });
  const closed: string[] = [];
  const enter = (name: string, whose: Session) => {
    const leave = signedIn.enter(whose, () => {
      closed.push(name);
      leave();
    });
    return leave;
  };
  return { closed, enter };
}

it('[LM4] the oldest connection of a session gives way to one too many', () => {
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

it('[LM4] a connection that has closed makes room', () => {
  const { closed, enter } = scene();
  enter('first', session('a'))();
  for (const name of ['second', 'third']) enter(name, session('a'));
  expect(closed).toEqual([]);
});

it('[LM4] and the oldest of a device, no matter who is signed in on it', () => {
  const { closed, enter } = scene();
  enter('elsewhere', session('e', 'gate-9', 'other'));
  for (const n of [1, 2, 3, 4]) enter(`connection ${n}`, session(`s${n}`, `gate-${n}`, 'tablet'));
  expect(closed).toEqual([]);
  enter('connection 5', session('s5', 'gate-5', 'tablet'));
  expect(closed).toEqual(['connection 1']);
});
