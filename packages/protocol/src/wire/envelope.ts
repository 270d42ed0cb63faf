import { z } from 'zod';
import { commandId } from '../ids.ts';
import { instant } from '../time.ts';

/** The fields of every command of a person. */
export const envelope = {
  commandId, // made once on the tablet, and kept by a resend
  observedAt: instant, // the server's time of the record, as the tablet estimated it
  offline: z.literal(true).optional(), // recorded offline: judged as of the moment of the record [OF1]
  basedOn: z.int().min(0).optional(), // the version that the person saw; refused when the aggregate has changed since
};
