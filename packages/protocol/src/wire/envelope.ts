import { z } from 'zod';
import { commandId } from '../ids.ts';
import { instant } from '../time.ts';

/** What every command of a person carries. */
export const envelope = {
  commandId, // made once on the tablet; a resend keeps it
  observedAt: instant, // the server's time as the tablet reckoned it when this was recorded
  offline: z.literal(true).optional(), // recorded without the server's word: judged by the moment of the record, see [OF1]
  basedOn: z.int().min(0).optional(), // the version of the aggregate that the person saw; refused when it has moved on
};
