import { schemaOf } from './schema.ts';

/** A message in the outbox, until it is sent. */
export const messageSchema = schemaOf([]);

/** The data of the job that makes a night's report. Jobs for messages have no data: the message is in the outbox. */
export const reportJobSchema = schemaOf([]);

/** A night's report. */
export const reportSchema = schemaOf([]);
