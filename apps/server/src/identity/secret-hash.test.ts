import { describe, expect, it } from 'vitest';
import { hashSecret, impossibleHash, isSecret } from './secret-hash.ts';

const key = Buffer.alloc(32, 1);

describe('how a PIN is kept', () => {
  it('[S1] is known again, and no other PIN with it', async () => {
    const kept = await hashSecret(key, 'gate-1', '482917');
    expect(await isSecret(key, 'gate-1', '482917', kept)).toBe(true);
    expect(await isSecret(key, 'gate-1', '482918', kept)).toBe(false);
  });

  it('[S1] is worth nothing without the site’s key, or for somebody else', async () => {
    const kept = await hashSecret(key, 'gate-1', '482917');
    expect(await isSecret(Buffer.alloc(32, 2), 'gate-1', '482917', kept)).toBe(false);
    expect(await isSecret(key, 'gate-2', '482917', kept)).toBe(false);
  });

  it('[S1] says nothing of the PIN and differs for two people with one PIN', async () => {
    const [one, two] = await Promise.all(['gate-1', 'gate-1'].map((personId) => hashSecret(key, personId, '482917')));
    expect(one?.tag).not.toBe(two?.tag);
    expect(JSON.stringify(one)).not.toContain('482917');
    expect(one).toMatchObject({ memoryKiB: 19_456, passes: 2 });
  });

  it('[S2] no PIN fits the hash of people who do not exist', async () => {
    expect(await isSecret(key, '', '482917', impossibleHash())).toBe(false);
  });
});
