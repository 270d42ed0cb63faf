import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCordon, type TestCordon } from '../../testing/cordon.ts';

let cordon: TestCordon;
const tokens = new Map<string, string>();

beforeAll(async () => {
  cordon = await startTestCordon();
  for (const number of ['1001', '2001', '3001', '4001', '5001']) tokens.set(number, await cordon.signIn(number));
});
afterAll(() => cordon.stop());

const summary = (number: string, day = '2026-11-23') =>
  cordon.call('GET', `/api/v1/nights/${day}/summary`, { token: tokens.get(number) ?? '' });
const tryOut = (number: string, json: unknown) =>
  cordon.call('POST', '/api/v1/nights/2026-11-23/what-if', { token: tokens.get(number) ?? '', json });

describe('[LB2] a night looked back at', () => {
  it.each([
    ['1001', 403],
    ['2001', 403],
    ['3001', 200],
    ['4001', 200],
    ['5001', 200],
  ])('[LB2] %s gets %i', async (number, status) => {
    expect((await summary(number)).status).toBe(status);
    expect((await tryOut(number, { limits: { testAgeHours: 24 } })).status).toBe(status);
  });

  it('[LB2] is shown in figures, and as it would have been with other limits', async () => {
    const { body } = await summary('3001');
    expect(body).toMatchObject({ ok: true, summary: { visits: { released: 0 }, loops: { count: 0 } } });
    const tried = await tryOut('3001', { limits: { loopWarnMinutes: 90 } });
    expect(tried.body).toMatchObject({ ok: true, whatIf: { visits: 0, differing: [] } });
  });

  it.each([
    ['a day that there is not', '2026-02-30'],
    ['no day', 'tonight'],
    ['a day in other words', '2026-1-2'],
  ])('[LB2] refuses %s', async (_, day) => {
    expect((await summary('3001', day)).body).toMatchObject({ code: 'malformed' });
  });

  it.each(['1999-11-23', '2226-11-23'])('[D37] refuses the night of %s', async (day) => {
    const refused = { code: 'implausible-time', params: { field: 'night' } };
    expect((await summary('3001', day)).body).toMatchObject(refused);
    const token = tokens.get('4001') ?? '';
    expect((await cordon.call('POST', `/api/v1/nights/${day}/report`, { token })).body).toMatchObject(refused);
  });

  it.each([
    {},
    { limits: {} },
    { limits: { testAgeHours: 0 } },
    { limits: { bribes: 1 } },
    { limits: { crewMax: 2 }, x: 1 },
  ])('[LB2] refuses to try %j', async (json) => {
    expect((await tryOut('3001', json)).body).toMatchObject({ code: 'malformed' });
  });
});
