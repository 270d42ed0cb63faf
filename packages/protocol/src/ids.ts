import { z } from 'zod';
import { holdsPersonalNumber } from './personal-data.ts';

/** Made once on the tablet, so that a resend is recognised as the same command. */
export const commandId = z.uuidv7();

/** A visit's name, in one spelling; a declared one is derived from plate and ETA, so that importing twice finds it again. */
export const visitId = z.guid().toLowerCase();

/**
 * Stations, batches, people and plans: short, readable, safe in a key and in a URL. [J11] One of digits alone is no number of a
 * person; among letters chance may write one.
 */
export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, { abort: true })
  .refine((name) => !/^[\d-]+$/u.test(name) || !holdsPersonalNumber(name), { error: 'personal data' });

export const stationId = slug;
export const personId = slug;
export const batchId = slug;

/** A step within a visit's route: `admit`, or `s2.unload` for the second stop. */
export const stepId = z.string().regex(/^(?:s[1-9]\.)?[a-z][a-z-]{0,39}$/);

/** An alert's name says what raised it, so the same cause can't raise it twice. */
export const alertId = z.string().regex(/^[a-z0-9][a-z0-9.:_-]{0,159}$/);
