import { demoSite } from '@cordon/protocol/site/demo.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandOf } from '../../testing/commands.ts';
import { startTestCordon, type TestCordon } from '../../testing/cordon.ts';

let cordon: TestCordon;
let admin: string;

beforeAll(async () => {
  cordon = await startTestCordon();
  admin = await cordon.signIn('4001');
});
afterAll(() => cordon.stop());

type Entry = { version: number; by: { name: string }; event: { type: string } & Record<string, unknown> };

async function history(token: string): Promise<Entry[]> {
  const { body } = await cordon.call('GET', '/api/v1/site/history', { token });
  return body['events'] as Entry[];
}

describe('the history of the site’s settings', () => {
  it('[L12] begins with the opening, and shows every change and who made it', async () => {
    const { limits, alerting, hours, offline } = demoSite(0);
    const office = await cordon.socket(admin);
    await office.command(commandOf({ type: 'setLimits', limits: { ...limits, loopWarnMinutes: 90 } }));
    await office.command(commandOf({ type: 'setAlerting', alerting: { ...alerting, silenceMinutes: 60 } }));
    await office.command(commandOf({ type: 'setHours', hours: hours.slice(1) }));
    await office.command(commandOf({ type: 'setOffline', policy: { ...offline, seal: 'no' } }));
    await office.command(commandOf({ type: 'setLockdown', reason: '演练' })); // no setting
    const entries = await history(admin);
    expect(entries.map(({ event }) => event.type)).toEqual([
      'siteOpened',
      'deviceEnrolled',
      'limitsSet',
      'alertingSet',
      'hoursSet',
      'offlineSet',
    ]);
    expect(entries.slice(2).map(({ by }) => by.name)).toEqual(['专班', '专班', '专班', '专班']);
    expect(entries[2]?.event).toMatchObject({ limits: { loopWarnMinutes: 90 } });
  });

  it('[E16] the auditor reads it, a supervisor does not', async () => {
    expect((await history(await cordon.signIn('5001'))).length).toBeGreaterThan(0);
    const refused = await cordon.call('GET', '/api/v1/site/history', { token: await cordon.signIn('3001') });
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});
