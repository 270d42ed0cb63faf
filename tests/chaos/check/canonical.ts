import { createHash } from 'node:crypto';

/** A value as text in which the order of fields does not count, nor a field that is not there. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? '';
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  );
}

/** Tells one content from another, and is short to keep. */
export function printOf(value: unknown): string {
  return createHash('sha1').update(canonical(value)).digest('base64url');
}
