import { z } from 'zod';
import { alertId, personId } from '../ids.ts';
import { noteText } from '../text.ts';
import { instant } from '../time.ts';
import { envelope } from '../wire/envelope.ts';
import { alertOutcomes } from './state.ts';

const base = { ...envelope, alertId };

export const acknowledgeAlert = z.strictObject({
  type: z.literal('acknowledgeAlert'),
  ...base,
  comment: noteText.nullable(),
});
export const unacknowledgeAlert = z.strictObject({
  type: z.literal('unacknowledgeAlert'),
  ...base,
  reason: noteText,
});
export const assignAlert = z.strictObject({
  type: z.literal('assignAlert'),
  ...base,
  personId: personId.nullable(), // null: to nobody
});
export const silenceAlert = z.strictObject({
  type: z.literal('silenceAlert'),
  ...base,
  until: instant,
  reason: noteText,
});
export const unsilenceAlert = z.strictObject({ type: z.literal('unsilenceAlert'), ...base, reason: noteText });
export const commentAlert = z.strictObject({ type: z.literal('commentAlert'), ...base, text: noteText });
export const clearAlert = z.strictObject({ type: z.literal('clearAlert'), ...base, note: noteText });
export const closeAlert = z.strictObject({
  type: z.literal('closeAlert'),
  ...base,
  outcome: z.enum(alertOutcomes),
  note: noteText.nullable(),
});

export const alertCommand = z.discriminatedUnion('type', [
  acknowledgeAlert,
  unacknowledgeAlert,
  assignAlert,
  silenceAlert,
  unsilenceAlert,
  commentAlert,
  clearAlert,
  closeAlert,
]);
export type AlertCommand = z.infer<typeof alertCommand>;
