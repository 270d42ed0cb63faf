import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, registerDriver, startTestCordon, type TestCordon } from '../testing/cordon.ts';
import { type CommandBody, commandOf, newId } from '../testing/commands.ts';
import { arriveOf } from '../testing/submit-fixture.ts';
import { type HandClock, handClock } from '../testing/clocks.ts';

let clock: HandClock;
let cordon: TestCordon;
let tablet: Client;
let visitId: string;

beforeEach(async () => {
  clock = handClock(tenAtNight);
  cordon = await startTestCordon({ siteClock: clock });
  const admin = await cordon.signIn('4001');
  const crew = [await registerDriver(cordon, admin)];
  const office = await cordon.socket(admin);
  visitId = newId();
  const declaration = declarationOf({ crew, declaredAt: clock.now(), eta: clock.now() + hourMs });
  await office.command(commandOf({ type: 'declareVisit', visitId, declaration }, clock.now()));
  tablet = await cordon.socket(await cordon.signIn('1001'));
});
afterEach(() => cordon.stop());

const arrive = (observedAt: number, offline?: true) =>
  tablet.command({ ...arriveOf(visitId), observedAt, ...(offline && { offline }) });
const record = (body: CommandBody, observedAt: number) =>
  tablet.command({ ...commandOf(body, observedAt), offline: true });

/** The tablet is disconnected meanwhile. */
async function away(hours: number): Promise<void> {
  tablet.socket.disconnect();
  clock.advance(hours * hourMs);
  tablet = await cordon.socket(await cordon.signIn('1001'));
}

async function entries(): Promise<FeedEvent[]> {
  const { body } = await cordon.call('GET', `/api/v1/visits/${visitId}/story`, { token: await cordon.signIn('3001') });
  return (body['events'] ?? []) as FeedEvent[];
}

describe('[OF67] a record of a moment at which it can’t have been made', () => {
  it('[OF67] an arrival of 1970 is not carried out, and kept for a supervisor, with an alert', async () => {
    expect(await arrive(1, true)).toMatchObject({ ok: false, code: 'record-impossible' });
    const recorded = await entries();
    expect(recorded.map(({ event }) => event.type)).not.toContain('vehicleArrived');
    expect(recorded.find(({ event }) => event.type === 'recordRefused')?.event).toMatchObject({
      ...{ recordedAt: 1, code: 'record-impossible', stepId: 'arrive' },
      report: { kind: 'arrive', plate: '渝A12345' },
    });
    const raised = recorded.flatMap(({ event }) => (event.type === 'alertRaised' ? [event.alert.rule] : []));
    expect(raised).toContain('visit.record-unsettled');
  });

  it('[OF67] nor is a press of 1970 that says nothing of having been without the server', async () => {
    expect(await arrive(1)).toMatchObject({ ok: false, code: 'record-impossible' });
  });

  it('[OF67] paper mode can’t be declared as of then', async () => {
    expect(await record({ type: 'declarePaper', reason: '断网' }, 1)).toMatchObject({ code: 'record-impossible' });
    expect(await record({ type: 'declarePaper', reason: '断网' }, clock.now() - minuteMs)).toMatchObject({ ok: true });
  });

  it('[OF67] a vehicle is held, whatever the clock of the tablet says', async () => {
    await arrive(clock.now());
    expect(await record({ type: 'holdVisit', visitId, reason: '可疑' }, 1)).toMatchObject({ ok: true });
  });

  it('[OF67] what was recorded within twelve hours of the last contact is taken, though it comes three days later', async () => {
    const [recordedAt, tooLate] = [clock.now() + 11 * hourMs, clock.now() + 30 * hourMs];
    await away(72);
    expect(await arrive(tooLate, true)).toMatchObject({ ok: false, code: 'record-impossible' });
    expect(await arrive(recordedAt, true)).toMatchObject({ ok: true });
    const arrived = (await entries()).find(({ event }) => event.type === 'vehicleArrived');
    expect(arrived?.event).toMatchObject({ recordedAt });
  });
});

it('[OF68] nothing was observed after the server took it', async () => {
  const now = clock.now();
  expect(await arrive(now + 30 * 365 * 24 * hourMs)).toMatchObject({ ok: true });
  const arrived = (await entries()).find(({ event }) => event.type === 'vehicleArrived');
  expect(arrived).toMatchObject({ observedAt: now, at: now });
});
