import { schemaOf } from './schema.ts';

export const alertSchema = schemaOf([]);
