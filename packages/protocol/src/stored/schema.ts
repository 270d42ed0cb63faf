/** A value read from a store whose form is not checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * One step from the form of one version to that of the next. It never throws, and leaves unknown values unchanged. The
 * outline decides whether the rules can read the result.
 */
export type Upcast = (stored: Fields) => Fields;

/**
 * `newer`: a later version wrote it, with this schema number. `unreadable`: it is not an object, or its number is
 * invalid.
 */
export type Upcasted = { kind: 'read'; value: Fields } | { kind: 'newer'; schema: number } | { kind: 'unreadable' };

/** The versions of one kind of stored value. */
export type Schema = {
  /** The version that this build writes. */
  readonly version: number;
  /** The value with its schema number, as it is stored. */
  write(value: object): object;
  /**
   * [SV1] [SV2] Applies the upcasts up to the present version. A value without a number has the first one (written by
   * b9a8177).
   */
  upcast(stored: unknown): Upcasted;
};

/**
 * Builds a schema.
 *
 * @param upcasts from version 1 to 2, from 2 to 3, …; a released one is never changed
 * @param complete applied after all upcasts, to every version, for values with an entry for each kind that this build
 *   knows
 */
export function schemaOf(upcasts: readonly Upcast[], complete: Upcast = (value) => value): Schema {
  const version = upcasts.length + 1;
  return {
    version,
    write: (value) => ({ schema: version, ...value }),
    upcast(stored) {
      if (!isFields(stored)) return { kind: 'unreadable' };
      const { schema = 1, ...value } = stored;
      if (typeof schema !== 'number' || !Number.isSafeInteger(schema) || schema < 1) return { kind: 'unreadable' };
      if (schema > version) return { kind: 'newer', schema };
      const present = upcasts.slice(schema - 1).reduce<Fields>((read, step) => step(read), value);
      return { kind: 'read', value: complete(present) };
    },
  };
}

/** Whether the value is an object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Changes a field that is an object; any other value stays as it is. */
export function within(stored: Fields, field: string, change: Upcast): Fields {
  const value = stored[field];
  return isFields(value) ? { ...stored, [field]: change(value) } : stored;
}
