import { lastingKeys, sealingKeys, type SiteKeys } from '../people/site-key.ts';

/** Keys of a site whose store has no lock. */
export function siteKeysOf(prefix: string, digit = 7): SiteKeys {
  const secret = Buffer.alloc(32, digit);
  return { ...sealingKeys(secret, prefix), ...lastingKeys(secret, prefix), lock: '' };
}
