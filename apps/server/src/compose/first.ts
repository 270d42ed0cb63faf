import { hourMs } from '@cordon/protocol/time.ts';
import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Devices } from '../identity/devices.ts';
import type { FirstSignIn, Identity } from '../identity/identity.ts';

const firstCodeMs = 24 * hourMs;

/** What is needed to begin at a new site: everybody's first secrets, and a code that makes a browser the first tablet. */
export type First = { people: readonly FirstSignIn[]; tablet: FirstTablet | null };

/** A browser that opens one of the addresses becomes the site's first tablet. */
type FirstTablet = { name: string; code: string; addresses: readonly string[] };

export type FirstParts = {
  site: SiteState;
  identity: Pick<Identity, 'issueFirst'>;
  devices: Pick<Devices, 'invite'>;
  addresses(): readonly string[];
  tellFirst?: ((first: First) => void | Promise<void>) | undefined;
};

/** [S6] For a new site. It includes the tablet's code, since a PIN is valid only on a tablet. */
export async function issueFirst({ site, identity, devices, addresses, tellFirst }: FirstParts): Promise<First> {
  let first: First = { people: [], tablet: null };
  await identity.issueFirst(site.staff, async (people) => {
    const awaited = site.devices.find(({ key }) => key.is === 'awaited');
    first = { people, tablet: awaited === undefined ? null : await firstTablet(awaited) };
    await tellFirst?.(first);
  });
  return first;

  async function firstTablet({ id, name }: SiteDevice): Promise<FirstTablet> {
    const { code } = await devices.invite(id, firstCodeMs);
    return { name, code, addresses: addresses().map((origin) => `${origin}/enrol#${code}`) };
  }
}
