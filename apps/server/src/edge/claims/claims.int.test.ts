import type { DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import { openDevice } from '@cordon/tests/support/device.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { type Client, startTestCordon, type TestCordon } from '../../testing/cordon.ts';
import { startMortalRedis } from '../../testing/mortal-redis.ts';

const visitId = 'a0000000-0000-4000-8000-000000000001';
const claim = { visitId, steps: ['seal'], since: 1_795_446_000_000 };

const started: TestCordon[] = [];
const stores: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const cordon of started.splice(0).toReversed()) await cordon.stop();
  for (const store of stores.splice(0)) await store.stop();
});
async function start(...options: Parameters<typeof startTestCordon>): Promise<TestCordon> {
  const cordon = await startTestCordon(...options);
  started.push(cordon);
  return cordon;
}

/** The lists that a connection was sent, the latest last. */
function listsOf({ socket }: Client): DeviceClaims[][] {
  const lists: DeviceClaims[][] = [];
  socket.on('claims', (list: DeviceClaims[]) => void lists.push(list));
  return lists;
}
const tell = ({ socket }: Client, claims: unknown[]) =>
  socket.timeout(5_000).emitWithAck('claims', { claims }) as Promise<{ ok: boolean; code?: string }>;

/** A supervisor on a computer of their own: another browser than the tablet. */
async function supervisorOf(cordon: TestCordon, url = cordon.url): Promise<Client> {
  const own = await openDevice(url, cordon.authenticators);
  const password = cordon.first.people.find(({ staffNumber }) => staffNumber === '3001')?.password ?? '';
  const { token } = await own.signIn({ staffNumber: '3001', password });
  return cordon.socket(token, own);
}

describe('what tablets are at', () => {
  it('[OF65] [OF66] is sent to others at once, stays when its connection ends, and is over when the tablet says so', async () => {
    const cordon = await start();
    const supervisor = await supervisorOf(cordon);
    const lists = listsOf(supervisor);
    const tablet = await cordon.socket(await cordon.signIn('1001'));
    const own = listsOf(tablet);
    expect(await tell(tablet, [claim])).toMatchObject({ ok: true });
    await expect.poll(() => lists.at(-1)).toMatchObject([{ by: '门岗一号', left: null, claims: [claim] }]);
    tablet.socket.disconnect();
    const back = await cordon.socket(await cordon.signIn('1001'));
    await tell(back, []);
    await expect.poll(() => lists.at(-1)).toEqual([]);
    expect(own.flat()).toEqual([]); // nobody is sent their own claims
  });

  it('[OF66] is sent by another process, too', async () => {
    const redis = await startMortalRedis();
    stores.push(redis);
    const first = await start({ redisUrl: redis.url, siteKey: Buffer.alloc(32, 7) });
    const second = await start({ redisUrl: redis.url, siteKey: Buffer.alloc(32, 7), beside: first });
    const tablet = await first.socket(await first.signIn('1001'));
    await tell(tablet, [claim]);
    const own = await openDevice(second.url, first.authenticators);
    const password = first.first.people.find(({ staffNumber }) => staffNumber === '3001')?.password ?? '';
    const { token } = await own.signIn({ staffNumber: '3001', password });
    const supervisor = await second.socket(token, own);
    const lists = listsOf(supervisor);
    await expect.poll(() => lists.at(-1)).toMatchObject([{ claims: [claim] }]);
    await tell(tablet, []);
    await expect.poll(() => lists.at(-1)).toEqual([]);
  });

  it('[OF65] is refused when it is malformed, and is ignored on a computer of one’s own', async () => {
    const cordon = await start();
    const tablet = await cordon.socket(await cordon.signIn('1001'));
    expect(await tell(tablet, [{ ...claim, note: '私货' }])).toMatchObject({ ok: false, code: 'malformed' });
    const supervisor = await supervisorOf(cordon);
    expect(await tell(supervisor, [claim])).toMatchObject({ ok: true });
    const other = listsOf(tablet);
    await cordon.socket(await cordon.signIn('1001')); // a new connection is sent what there is, and so this one is sent what is new
    expect(await tell(tablet, [claim])).toMatchObject({ ok: true });
    await expect.poll(() => other.length).toBeGreaterThan(0);
    expect(other.flat()).toEqual([]);
  });
});
