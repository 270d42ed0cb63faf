import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import type { SubmitFixture } from '../testing/submit-fixture.ts';
import type { Receiver } from './testing/receiver.ts';
import { addChannel, escalate, type NotifyFixture } from './testing/notify-fixture.ts';
import { useNotifyScene } from './testing/scene.ts';

let redis: Redis;
let fixture: SubmitFixture;
let receiver: Receiver;
let notifier: NotifyFixture;
const { ringNow, notice, settled } = useNotifyScene((scene) => {
  ({ redis, fixture, receiver, notifier } = scene);
});

const visitOf = (alertId: string) => alertId.slice(0, alertId.indexOf('.'));
const pending = (count: number) => expect.poll(() => notifier.notify.depths()).toMatchObject({ pending: count });

async function acknowledge(alertId: string): Promise<void> {
  await fixture.ask(supervisorA, { type: 'acknowledgeAlert', alertId, comment: null });
}

/** What can happen to an alert while a message about it waits, and what the office is shown. */
const ways = {
  acknowledged: acknowledge,
  cleared: (alertId) => fixture.ask(supervisorA, { type: 'resumeVisit', visitId: visitOf(alertId), note: '已核对' }),
  silenced: (alertId) =>
    fixture.ask(supervisorA, { type: 'silenceAlert', alertId, until: fixture.clock.at + hourMs, reason: '检修' }),
  async closed(alertId) {
    await acknowledge(alertId);
    await fixture.ask(supervisorA, { type: 'resumeVisit', visitId: visitOf(alertId), note: '已核对' });
    await fixture.ask(supervisorA, { type: 'closeAlert', alertId, outcome: 'handled', note: null });
  },
} satisfies Record<string, (alertId: string) => Promise<unknown>>;

describe('a message that waits while its alert changes', () => {
  it.each(Object.keys(ways) as (keyof typeof ways)[])(
    '[NT22] is not sent once that is %s; the office sees why',
    async (way) => {
      await notifier.keep();
      const alertId = await ringNow();
      await pending(1);
      await ways[way](alertId);
      notifier.work();
      await settled({});
      expect(receiver.received).toHaveLength(0);
      const { overtaken, letters } = await notifier.notify.office.board();
      expect(overtaken).toMatchObject([{ rule: 'visit.held', tries: 0, why: { fault: 'overtaken', detail: way } }]);
      expect(letters).toEqual([]);
    },
  );

  it('[NT22] nor at its next try', async () => {
    const answered = Promise.withResolvers<{ status: number }>();
    receiver.answers(() => answered.promise);
    notifier.work();
    await notifier.keep();
    const alertId = await ringNow();
    await receiver.got(1);
    await acknowledge(alertId);
    answered.resolve({ status: 503 });
    await settled({});
    expect(receiver.received).toHaveLength(1);
    expect((await notifier.notify.office.board()).overtaken).toMatchObject([{ tries: 1 }]);
  });

  it('[NT22] nor when the office sends again what was given up', async () => {
    receiver.answers(() => ({ status: 400 }));
    notifier.work();
    await notifier.keep();
    const alertId = await ringNow();
    await settled({ dead: 1 });
    await acknowledge(alertId);
    expect(await notifier.notify.office.replayAll()).toBe(1);
    await settled({});
    expect(receiver.received).toHaveLength(1);
    expect((await notifier.notify.office.board()).overtaken).toHaveLength(1);
  });

  it('[NT22] nor among several: only what is still true is in the one message', async () => {
    receiver.answers(() => ({ body: '{"errcode":0,"errmsg":"ok"}' }));
    await addChannel(fixture, notifier, receiver, { id: 'own-webhook', enabled: false });
    await addChannel(fixture, notifier, receiver, { id: 'group', kind: 'wecom' });
    await notifier.keep();
    const alertIds = [];
    for (let i = 0; i < 5; i += 1) alertIds.push(await ringNow());
    await pending(5);
    await acknowledge(alertIds[0] ?? '');
    notifier.work();
    await settled({});
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]?.body).toContain('4 alerts waiting for action');
    expect((await notifier.notify.office.board()).overtaken).toHaveLength(1);
  });

  it('[NT22] says what is true of the alert when it is sent', async () => {
    await notifier.keep();
    const alertId = await ringNow();
    await pending(1);
    await fixture.ask(supervisorA, { type: 'resumeVisit', visitId: visitOf(alertId), note: '已核对' });
    await fixture.ask(gateOfficer, { type: 'holdVisit', visitId: visitOf(alertId), reason: '再查' });
    notifier.work();
    await receiver.got(1);
    await settled({});
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ data: { alertId, step: 0, count: 2 } });
  });

  it('[NT22] an alert that rings anew has a message of its own', async () => {
    await notifier.keep();
    const alertId = await ringNow();
    await pending(1);
    await ways.closed(alertId);
    fixture.clock.at += hourMs;
    await fixture.ask(gateOfficer, { type: 'holdVisit', visitId: visitOf(alertId), reason: '再查' });
    await escalate(redis, fixture, alertId);
    notice();
    await pending(2);
    notifier.work();
    await settled({});
    expect(receiver.received).toHaveLength(1);
    expect((await notifier.notify.office.board()).overtaken).toMatchObject([{ why: { detail: 'raised-again' } }]);
  });
});
