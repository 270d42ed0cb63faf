import { z } from 'zod';
import { office } from '../../roles.ts';
import { nameInPath, nothing, routes } from './route.ts';

const params = z.object({ personId: nameInPath });

const staffAccess = z.object({
  personId: z.string(),
  pin: z.boolean(),
  password: z.enum(['none', 'once', 'set']),
  totp: z.boolean(),
  locked: z.boolean(),
});
export type StaffAccess = z.infer<typeof staffAccess>;

/** Credentials of staff. */
export const staffRoutes = routes({
  'GET /staff/access': {
    summary: 'Which ways in everybody on the staff has',
    access: office,
    answer: z.object({ people: z.array(staffAccess) }),
  },
  'POST /staff/:personId/pin': {
    summary: 'A new PIN, told once',
    access: office,
    params,
    answer: z.object({ pin: z.string() }),
  },
  'POST /staff/:personId/password': {
    summary: 'A password for one sign-in, told once',
    access: office,
    params,
    answer: z.object({ password: z.string(), expiresAt: z.int() }),
  },
  'POST /staff/:personId/unlock': {
    summary: 'Let somebody sign in who is locked',
    access: office,
    params,
    answer: nothing,
  },
  'DELETE /staff/:personId/totp': {
    summary: 'Take away somebody’s authenticator',
    access: office,
    params,
    answer: nothing,
  },
});
