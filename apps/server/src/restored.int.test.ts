import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import type { Followed } from '@cordon/protocol/wire/feed.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commandOf, newId } from './testing/commands.ts';
import { type Client, registerDriver, startTestCordon, type TestCordon } from './testing/cordon.ts';

let dataFolder: string;
let backup: string;

beforeEach(() => {
  dataFolder = realpathSync(mkdtempSync(join(tmpdir(), 'cordon-restored-')));
  backup = `${dataFolder}-backup`;
});
afterEach(() => {
  for (const folder of [dataFolder, backup]) rmSync(folder, { recursive: true, force: true });
});

async function onDuty(cordon: TestCordon): Promise<{ client: Client; declare(): Promise<void> }> {
  const token = await cordon.signIn('4001');
  const client = await cordon.socket(token);
  const driver = await registerDriver(cordon, token);
  return {
    client,
    async declare() {
      const declaration = declarationOf({ crew: [driver] }, Date.now());
      const ack = await client.command(commandOf({ type: 'declareVisit', visitId: newId(), declaration }));
      expect(ack).toMatchObject({ ok: true, feed: expect.any(String) as string });
    },
  };
}

const good = (followed: Followed) => {
  if (!followed.ok) throw new Error(followed.code);
  return followed;
};

it('[F10] [F12] [F14] a backup of the data folder’s store is put back: tablets begin anew, and an alert says how far it went back', async () => {
  const first = await startTestCordon({ dataFolder });
  const early = await onDuty(first);
  await early.declare();
  await first.stop();
  cpSync(join(dataFolder, 'redis'), backup, { recursive: true });

  const second = await startTestCordon({ dataFolder, beside: first });
  const late = await onDuty(second);
  for (let visit = 0; visit < 3; visit++) await late.declare();
  const { feed, seq, mark } = good(await late.client.follow());
  await second.stop();

  rmSync(join(dataFolder, 'redis'), { recursive: true });
  cpSync(backup, join(dataFolder, 'redis'), { recursive: true });
  const third = await startTestCordon({ dataFolder, beside: first });
  const after = await onDuty(third);
  for (let visit = 0; visit < 8; visit++) await after.declare(); // past every number that was seen
  const back = good(await after.client.follow({ after: { feed, seq, mark } }));
  expect(back.seq).toBeGreaterThan(seq);
  expect(back).toMatchObject({ resync: { why: 'other-history' } });
  expect(back.feed).not.toBe(feed);
  await expect
    .poll(async () => {
      const now = good(await after.client.follow());
      return 'snapshot' in now ? now.snapshot.alerts.map(({ state }) => [state.rule, state.params['fromSeq']]) : [];
    })
    .toContainEqual(['record.went-back', expect.any(Number)]);
  await third.stop();
});
