import { z } from 'zod';
import type { Api } from '../../../api/api.ts';
import type { Answer } from '../../../api/http.ts';

const heard = z.object({
  id: z.string(),
  at: z.number(),
  online: z.boolean(),
  battery: z.number().nullable(),
  charging: z.boolean().nullable(),
});
const devices = z.object({ devices: z.array(heard) });
const invitation = z.object({ code: z.string(), expiresAt: z.number(), addresses: z.array(z.string()) });
export type Invitation = z.infer<typeof invitation>;

export function fetchHeard({ send }: Api): Promise<Answer<z.infer<typeof devices>>> {
  return send('GET', '/devices', devices);
}

/** A new code ends the one before. */
export function makeCode({ send }: Api, deviceId: string): Promise<Answer<Invitation>> {
  return send('POST', `/devices/${deviceId}/code`, invitation);
}
