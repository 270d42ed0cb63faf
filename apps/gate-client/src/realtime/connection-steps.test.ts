import { describe, expect, it } from 'vitest';
import { type ConnectionEvent, connectionStep, type ConnectionState, stopped } from './connection-steps.ts';

/** Where these events lead to, and what the last of them does. */
function after(...events: ConnectionEvent[]): { state: ConnectionState; does: string[] } {
  let state = stopped;
  let does: string[] = [];
  for (const event of events) {
    const stepped = connectionStep(state, event);
    state = stepped.state;
    does = stepped.effects.map((effect) => ('link' in effect ? `show ${JSON.stringify(effect.link)}` : effect.do));
  }
  return { state, does };
}

const start: ConnectionEvent = { kind: 'start', token: 'token' };
const lost: ConnectionEvent = { kind: 'lost', refusal: null };
const joined: ConnectionEvent[] = [start, { kind: 'opened' }, { kind: 'joined' }];
const stale = (nonce: string | null): ConnectionEvent => ({
  kind: 'lost',
  refusal: { code: 'key-proof-stale', nonce },
});
const refused = (code: string): ConnectionEvent => ({ kind: 'lost', refusal: { code, nonce: null } });

describe('the steps of a connection', () => {
  it('[U2] opens a wire, follows, and is live when the picture is current', () => {
    expect(after(start).does).toEqual(['show {"state":"connecting","bye":null}', 'cancel-retry', 'open']);
    expect(after(start, { kind: 'opened' }).does).toEqual(['follow']);
    expect(after(...joined)).toMatchObject({
      state: { phase: 'joined', attempt: 0 },
      does: ['listen', 'show {"state":"live","bye":null,"outdated":false}'],
    });
  });

  it('[U7] follows anew after a gap', () => {
    expect(connectionStep(after(...joined).state, { kind: 'gap', resume: false })).toMatchObject({
      state: { phase: 'joining' },
      effects: [{ do: 'follow', resume: false }],
    });
  });

  it('[U3] comes back after silence, [U9] later with every attempt, until it is joined again', () => {
    expect(after(...joined, { kind: 'silent' })).toMatchObject({
      state: { phase: 'waiting', attempt: 1 },
      does: ['show {"state":"stale"}', 'close', 'retry-later'],
    });
    expect(after(...joined, lost, { kind: 'retry' }, lost).state.attempt).toBe(2);
    expect(after(...joined, lost, { kind: 'retry' }, ...joined.slice(1)).state.attempt).toBe(0);
  });

  it('[U9] tries at once when it is woken, unless it is joined or stopped', () => {
    expect(after(start, lost, { kind: 'wake' }).does).toContain('open');
    expect(after(...joined, { kind: 'wake' }).does).toEqual([]);
    expect(after(start, { kind: 'stop' }, { kind: 'wake' }).does).not.toContain('open');
  });

  it('[U223] proves anew at once, twice in a row, then as after any other cut', () => {
    expect(after(start, stale('a')).does).toEqual(['take-nonce', 'cancel-retry', 'open']);
    const thrice = after(start, stale('a'), stale('b'), stale('c'));
    expect(thrice.does).toEqual(['take-nonce', 'show {"state":"offline"}', 'close', 'retry-later']);
    expect(thrice.state.staleProofs).toBe(0);
    expect(after(start, stale(null)).does).toContain('retry-later');
  });

  it.each(['not-signed-in', 'key-proof-missing', 'key-proof-invalid'])('[U24] ends the sign-in on %s', (code) => {
    expect(after(start, refused(code))).toMatchObject({
      state: { token: null, phase: 'stopped' },
      does: ['close', 'cancel-retry', 'signed-out'],
    });
  });

  it('[U24] ends the sign-in when it was withdrawn, and stays through every other farewell', () => {
    expect(after(...joined, { kind: 'bye', why: 'revoked' }).does.at(-1)).toBe('signed-out');
    expect(after(...joined, { kind: 'bye', why: 'slow' }).state.phase).toBe('joined');
  });

  it('[U25] leaves a server of another protocol alone', () => {
    expect(after(start, refused('unsupported-protocol'))).toMatchObject({
      state: { phase: 'stopped' },
      does: ['show {"state":"offline","outdated":true}', 'close', 'cancel-retry'],
    });
  });
});
