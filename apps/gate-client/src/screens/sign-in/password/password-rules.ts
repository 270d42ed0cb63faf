export const leastLength = 12;

export type Weakness = { why: 'short'; missing: number } | { why: 'number' } | { why: 'repeats' };

/** [U227] What can be said of a new password before the server has judged it: the first thing to mend. */
export function weaknessOf(password: string, staffNumber: string): Weakness | null {
  const letters = Array.from(password);
  if (letters.length < leastLength) return { why: 'short', missing: leastLength - letters.length };
  if (staffNumber !== '' && password.includes(staffNumber)) return { why: 'number' };
  return new Set(letters).size < leastLength / 2 ? { why: 'repeats' } : null;
}
