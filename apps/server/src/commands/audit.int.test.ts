import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import type { AuditEvent } from '@cordon/protocol/audit/events.ts';
import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { auditTimeline } from '../log/keys.ts';
import { readTimeline } from '../log/read.ts';
import { unmeasured } from '../ops/metrics/measures.ts';
import { newId } from '../testing/commands.ts';
import { type SubmitFixture, demoKeys, createSubmitFixture, createSubmit } from '../testing/submit-fixture.ts';
import { useStore } from '../testing/store.ts';

let redis: Redis;
let fixture: SubmitFixture;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
});

const edge = { kind: 'system', name: 'edge' } as const;
const refused: AuditEvent = {
  type: 'signInRefused',
  personId: null,
  device: null,
  method: 'pin',
  code: 'sign-in-failed',
};
const note = (event: AuditEvent, commandId = newId()) =>
  ({ type: 'noteAudit', commandId, observedAt: fixture.clock.at, event }) as const;

it('[AU2] entries are written at one moment, and none waits for another', async () => {
  const ends: string[] = [];
  const measures = { ...unmeasured, commitEnded: (_: number, end: string) => void ends.push(end) };
  const submit = createSubmit(redis, fixture.clock, Math.random, measures);
  const acks = await Promise.all(Array.from({ length: 50 }, () => submit(note(refused), edge, null)));
  expect(acks.every(({ ok }) => ok)).toBe(true);
  expect(new Set(ends)).toEqual(new Set(['committed']));
  const story = await readTimeline(redis, demoKeys, auditTimeline);
  expect(story.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, n) => n + 2));
  expect(await redis.keys('*audit:*')).toEqual([]); // no state
});

it('[AU2] the same entry is written once', async () => {
  const same = note(refused);
  const acks = await Promise.all(Array.from({ length: 10 }, () => fixture.submit(same, edge, null)));
  expect(new Set(acks.map((ack) => ack.ok && ack.seq))).toEqual(new Set([2]));
});

it('[AU1] an act is on record only while its session has not ended', async () => {
  await redis.set('a-session', 'x');
  const seen = note({ type: 'exported', kind: 'night-visits', of: '2026-11-12' });
  expect(await fixture.submit(seen, gateOfficer, 'a-session')).toMatchObject({ ok: true });
  await redis.del('a-session');
  const after = note({ type: 'exported', kind: 'night-visits', of: '2026-11-13' });
  expect(await fixture.submit(after, gateOfficer, 'a-session')).toMatchObject({ ok: false, code: 'not-signed-in' });
  expect((await readTimeline(redis, demoKeys, auditTimeline)).map(({ event }) => event)).toEqual([seen.event]);
});

it('[C2] the edge says nothing else, and nobody but the edge enrols a device', async () => {
  const enrol = {
    type: 'enrolDevice',
    commandId: newId(),
    observedAt: 0,
    deviceId: 'first-tablet',
    thumbprint: 'k'.repeat(43),
  } as const;
  expect(await fixture.submit(enrol, gateOfficer, null)).toMatchObject({ code: 'forbidden' });
  expect(await fixture.submit(enrol, edge, null)).toMatchObject({ ok: true });
  const pin = { type: 'notePinReset', commandId: newId(), observedAt: 0, personId: 'gate-1' } as const;
  expect(await fixture.submit(pin, edge, null)).toMatchObject({ code: 'forbidden' });
});
