import { administrator } from '@cordon/protocol/testing/actors.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import { openSite } from '@cordon/server/commands/open-site.ts';
import { steadyClock } from '@cordon/server/testing/clocks.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import { demoKeys, createSubmit } from '@cordon/server/testing/submit-fixture.ts';
import { startTestRedis } from '../../support/redis.ts';
import { inParallel, oneDecimal, quantile } from '../figures.ts';

const lanes = 64;

export type DoorFigures = {
  count: number;
  perSecond: number;
  ms: { p50: number; p99: number };
  /** The same number of plain writes to the same Redis, as many at a time: how much of its speed the door leaves. */
  shareOfPlainWrites: number;
};

/** Commands through the one door, each a commit that is on the disk before it is answered; beside them, plain writes. */
export async function benchDoor(count: number): Promise<DoorFigures> {
  const server = await startTestRedis();
  const client = server.connect();
  const clock = steadyClock(Date.now());
  await openSite(client, demoKeys, clock, demoSite(clock.at));
  const submit = createSubmit(client, clock);
  const items = Array.from({ length: count }, (_, i) => i);

  const times: number[] = [];
  const began = performance.now();
  await inParallel(items, lanes, async (i) => {
    const plate = `渝${'ABCDEFGHJK'[Math.floor(i / 10_000)] ?? 'L'}${String(i % 10_000).padStart(5, '0')}`;
    const declaration = declarationOf({ plate }, clock.at);
    const sent = performance.now();
    const ack = await submit(commandOf({ type: 'declareVisit', visitId: newId(), declaration }), administrator, null);
    times.push(performance.now() - sent);
    if (!ack.ok) throw new Error(`a declaration was refused: ${ack.code}`);
  });
  const doorMs = performance.now() - began;

  const value = JSON.stringify(declarationOf({}, clock.at));
  const beganPlain = performance.now();
  await inParallel(items, lanes, async (i) => void (await client.set(`plain:${i}`, value)));
  const plainMs = performance.now() - beganPlain;
  await server.stop();
  return {
    count,
    perSecond: Math.round((count / doorMs) * 1_000),
    ms: { p50: oneDecimal(quantile(times, 0.5)), p99: oneDecimal(quantile(times, 0.99)) },
    shareOfPlainWrites: Math.round((plainMs / doorMs) * 100) / 100,
  };
}
