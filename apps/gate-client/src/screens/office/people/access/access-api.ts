import { z } from 'zod';
import type { Api } from '../../../../api/api.ts';
import type { Answer } from '../../../../api/http.ts';

const access = z.object({
  personId: z.string(),
  pin: z.boolean(),
  password: z.enum(['none', 'once', 'set']),
  totp: z.boolean(),
  locked: z.boolean(),
});
export type Access = z.infer<typeof access>;
const everybodys = z.object({ people: z.array(access) });
const pin = z.object({ pin: z.string() });
const password = z.object({ password: z.string(), expiresAt: z.number() });

export function fetchAccess({ send }: Api): Promise<Answer<z.infer<typeof everybodys>>> {
  return send('GET', '/staff/access', everybodys);
}

export function newPin({ send }: Api, personId: string): Promise<Answer<z.infer<typeof pin>>> {
  return send('POST', `/staff/${personId}/pin`, pin);
}

export function newPassword({ send }: Api, personId: string): Promise<Answer<z.infer<typeof password>>> {
  return send('POST', `/staff/${personId}/password`, password);
}

export function unlock({ send }: Api, personId: string): Promise<Answer<unknown>> {
  return send('POST', `/staff/${personId}/unlock`, z.unknown());
}

export function resetTotp({ send }: Api, personId: string): Promise<Answer<unknown>> {
  return send('DELETE', `/staff/${personId}/totp`, z.unknown());
}
