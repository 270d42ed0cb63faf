/** What was read from a store, before it is known what it is. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * One step: from the form of one version to that of the next. It is total: whatever it is given, it gives back something, and
 * leaves alone what it does not know. Whether the rules can stand on the result is for the outline to say.
 */
export type Upcast = (stored: Fields) => Fields;

/** `newer`: a later version wrote it, in the form of this number. `unreadable`: it is no object, or its number is none. */
export type Upcasted = { is: 'read'; value: Fields } | { is: 'newer'; schema: number } | { is: 'unreadable' };

/** One kind of stored thing: the version of its form, and how every earlier one is read. */
export type Schema = {
  /** In which the present version of Cordon writes. */
  readonly version: number;
  /** The value with the number of its form, as it is stored. */
  write(value: object): object;
  /** [SV1] [SV2] Step by step to the present form; without a number it is the first one, which b9a8177 wrote. */
  upcast(stored: unknown): Upcasted;
};

/**
 * @param upcasts from version 1 to 2, from 2 to 3, …: an entry is never changed once it was released
 * @param complete after all steps, at every version: what has an entry for each kind that this program knows
 */
export function schemaOf(upcasts: readonly Upcast[], complete: Upcast = (value) => value): Schema {
  const version = upcasts.length + 1;
  return {
    version,
    write: (value) => ({ schema: version, ...value }),
    upcast(stored) {
      if (!isFields(stored)) return { is: 'unreadable' };
      const { schema = 1, ...value } = stored;
      if (typeof schema !== 'number' || !Number.isSafeInteger(schema) || schema < 1) return { is: 'unreadable' };
      if (schema > version) return { is: 'newer', schema };
      const present = upcasts.slice(schema - 1).reduce<Fields>((read, step) => step(read), value);
      return { is: 'read', value: complete(present) };
    },
  };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that is an object, changed; anything else stays as it is. */
export function within(stored: Fields, field: string, change: Upcast): Fields {
  const value = stored[field];
  return isFields(value) ? { ...stored, [field]: change(value) } : stored;
}
