import { schemaOf } from './schema.ts';

/** A message to the outside, as it lies in the outbox until it is sent. */
export const messageSchema = schemaOf([]);

/** What the job of a night's report is told; jobs of messages are told nothing, the message is in the outbox. */
export const reportJobSchema = schemaOf([]);

/** A night's report. */
export const reportSchema = schemaOf([]);
