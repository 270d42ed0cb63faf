import { schemaOf } from './schema.ts';

/**
 * A record that waits on a device. [SV6] Its command keeps the recorded form, since its author signed that form and the
 * server recognises it by that.
 */
export const recordSchema = schemaOf([]);

/** The picture of a device, without its states, which have versions of their own. */
export const pictureSchema = schemaOf([]);
