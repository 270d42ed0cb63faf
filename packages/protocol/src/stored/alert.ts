import { schemaOf } from './schema.ts';

/** Versions of a stored alert. */
export const alertSchema = schemaOf([]);
