import { z } from 'zod';
import { holdsPersonalNumber } from './personal-data.ts';

/** The ID of a command (UUID version 7). The tablet makes it once, so that the server recognises a resend. */
export const commandId = z.uuidv7();

/**
 * The ID of a visit, in lower case. The ID of a declared visit is derived from plate and ETA, so that a second import
 * of the same row finds it.
 */
export const visitId = z.guid().toLowerCase();

/**
 * The ID of a station, batch, person or plan: short, readable, safe in a key and in a URL. [J11] An ID of digits only
 * must not be a personal number; among letters, digits may look like one by chance.
 */
export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, { abort: true })
  .refine((name) => !/^[\d-]+$/u.test(name) || !holdsPersonalNumber(name), { error: 'personal data' });

export const stationId = slug;
/** The ID of a person in the register, or of a staff member. */
export const personId = slug;
export const batchId = slug;

/** The ID of a step within the route of a visit: `admit`, or `s2.unload` for the second stop. */
export const stepId = z.string().regex(/^(?:s[1-9]\.)?[a-z][a-z-]{0,39}$/);

/** The ID of an alert. It contains what raised the alert, so that the same cause does not raise two. */
export const alertId = z.string().regex(/^[a-z0-9][a-z0-9.:_-]{0,159}$/);
