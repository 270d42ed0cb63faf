import { z } from 'zod';
import { commandId } from '../ids.ts';
import { instant } from '../time.ts';

/** What every command of a person carries. */
export const envelope = {
  commandId, // made once on the tablet; a resend keeps it
  observedAt: instant, // the tablet's clock; shown, never used to decide
  basedOn: z.int().min(0).optional(), // the version of the aggregate that the person saw; refused when it has moved on
};
