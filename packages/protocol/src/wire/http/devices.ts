import { z } from 'zod';
import { office } from '../../roles.ts';
import { deviceStatus } from '../session.ts';
import { nameInPath, routes } from './route.ts';

/** When a device was last seen, and what it reported then. */
const deviceLastSeen = z.object({ id: z.string(), at: z.int(), online: z.boolean(), ...deviceStatus.shape });
export type DeviceLastSeen = z.infer<typeof deviceLastSeen>;

const invitation = z.object({ code: z.string(), expiresAt: z.int(), addresses: z.array(z.string()) });
export type Invitation = z.infer<typeof invitation>;

/** The enrolment of devices, and when they were last seen. */
export const deviceRoutes = routes({
  'GET /devices': {
    summary: 'When each device was last seen',
    access: office,
    answer: z.object({ devices: z.array(deviceLastSeen) }),
  },
  'POST /devices/:deviceId/code': {
    summary: 'A one-time code to enrol a device; it ends the one before',
    access: office,
    params: z.object({ deviceId: nameInPath }),
    answer: invitation,
  },
});
