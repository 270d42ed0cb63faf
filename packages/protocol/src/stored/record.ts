import { schemaOf } from './schema.ts';

/**
 * A record that waits on a device: what is kept around its command. [SV6] The command itself keeps the form in which it was
 * recorded, since its author signed that, and the server knows it again by that.
 */
export const recordSchema = schemaOf([]);

/** A device's picture, apart from the states in it, which have versions of their own. */
export const pictureSchema = schemaOf([]);
