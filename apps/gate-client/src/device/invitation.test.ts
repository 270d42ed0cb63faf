import { describe, expect, it } from 'vitest';
import { takeInvitation } from './invitation.ts';

function opened(pathname: string, hash: string) {
  const addresses: string[] = [];
  const history = {
    state: { key: 'k' },
    replaceState: (_: unknown, __: string, address?: string | URL | null) => addresses.push(String(address)),
  };
  return { code: takeInvitation({ pathname, hash, search: '' }, history), addresses };
}

describe('a device code in the address', () => {
  it.each(['#7KQ2-M0XD', '#7kq2m0xd', '#7KQ2-MOXD', '#7KQ2%20M0XD'])('[U228] %s is read, and gone', (hash) => {
    expect(opened('/enrol', hash)).toEqual({ code: '7KQ2M0XD', addresses: ['/enrol'] });
  });

  it('[U228] is gone too when it cannot be one', () => {
    expect(opened('/enrol', '#%zz')).toEqual({ code: null, addresses: ['/enrol'] });
  });

  it('[U228] is looked for where devices are enrolled only', () => {
    expect(opened('/enrol', '')).toEqual({ code: null, addresses: [] });
    expect(opened('/gate', '#7KQ2M0XD')).toEqual({ code: null, addresses: [] });
  });
});
