import { z } from 'zod';
import { alertId } from '../ids.ts';
import { noteText } from '../text.ts';
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
  commentAlert,
  clearAlert,
  closeAlert,
]);
export type AlertCommand = z.infer<typeof alertCommand>;
