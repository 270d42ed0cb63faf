import { expect, it } from 'vitest';
import { tooMany } from '../limits/rate.ts';
import { createLimits, createUnderWay } from './limits.ts';

const never = () => Promise.resolve(null);

it('[E4] lets no more than 32 be under way at a time on one connection, whatever they are', async () => {
  const underWay = createUnderWay(32);
  const [commands, follows] = [createLimits(underWay, never), createLimits(underWay, never)];
  for (let i = 0; i < 31; i++) expect(await commands.begin()).toBeNull();
  expect(await follows.begin()).toBeNull();
  expect(await commands.begin()).toMatchObject({ code: 'too-many-requests', retryable: true, params: {} });
  follows.end();
  expect(await commands.begin()).toBeNull();
});

it('[E4] does not count as under way what was refused', async () => {
  const refusing = createLimits(createUnderWay(1), () => Promise.resolve(tooMany(5)));
  for (let i = 0; i < 3; i++) expect(await refusing.begin()).toMatchObject({ params: { retryAfterMs: 5 } });
});
