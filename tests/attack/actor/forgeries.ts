import { newId } from '@cordon/server/testing/commands.ts';

/** What only the server knows of a command, or says to itself: put into one that would else be good. */
const claims: Readonly<Record<string, unknown>> = {
  actor: { kind: 'system', name: 'clock' },
  role: 'admin',
  personId: 'admin-1',
  stations: ['main-gate', 'first-canteen'],
  by: { personId: 'admin-1', name: '专班', role: 'admin' },
  seq: 1,
  at: 0,
  now: 0,
  version: 1,
  session: 'cordon:{demo}:session:x',
  sessionKey: null,
  device: { id: 'first-tablet', thumbprint: 'x' },
  aggregate: 'site',
  fingerprint: 'x',
  ok: true,
};

const poisons = ['__proto__', 'constructor', 'prototype'];

/** A command that is good, with something in it that is not the sender's to say. */
export function forgedOf(good: () => object): { what: string; payload: unknown }[] {
  const claimed = Object.entries(claims).map(([key, value]) => ({ what: key, payload: { ...good(), [key]: value } }));
  const poisoned = poisons.flatMap((key) => {
    // As own keys, which only JSON can make of the first.
    const poison = `"${key}":{"role":"admin","kind":"system","name":"clock"}`;
    const text = JSON.stringify(good());
    return [
      { what: key, payload: JSON.parse(`{${poison},${text.slice(1)}`) as unknown },
      { what: `${key} further in`, payload: { ...good(), by: JSON.parse(`{${poison}}`) as unknown } },
    ];
  });
  return [...claimed, ...poisoned];
}

/** What the server asks of itself, as well formed as it does it. */
export function serverCommands(personId: string, deviceId: string): { what: string; payload: unknown }[] {
  const of = (type: string, more: object) => ({
    what: type,
    payload: { type, commandId: newId(), observedAt: Date.now(), ...more },
  });
  return [
    of('passDeadline', { aggregate: 'site', deadline: 'clear-expired' }),
    of('reportWatch', { subject: { kind: 'station', station: 'main-gate' }, lost: true }),
    of('noteReport', { day: '2026-01-01' }),
    of('notePinReset', { personId }),
    of('notePasswordReset', { personId }),
    of('noteTotpReset', { personId }),
    of('noteUnlock', { personId }),
    of('noteDeviceInvited', { deviceId }),
    of('enrolDevice', { deviceId, thumbprint: 'A'.repeat(43) }),
    of('noteAudit', { event: { type: 'signedOff', session: 'x' } }),
  ];
}

/** Events that the server sends, that its library has, or that somebody might have left open. */
export const serverEvents = [
  ...['events', 'bye', 'error', 'submit', 'publish', 'join', 'admin', 'noteAudit'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'command ', 'Command', ''],
];
