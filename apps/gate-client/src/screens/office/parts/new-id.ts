/** [U86] A short name for keys and addresses out of a name: North Gate 2 → north-gate-2; with a number when it is taken. */
export function slugOf(name: string, taken: readonly string[], nameless = 'station'): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 40)
    .replaceAll(/-+$/gu, '');
  const base = plain === '' ? nameless : plain;
  return free(base, taken);
}

function free(base: string, taken: readonly string[]): string {
  let candidate = base;
  for (let number = 2; taken.includes(candidate); number += 1) candidate = `${base}-${number}`;
  return candidate;
}

/** [U86] Batches are called by the site's day and a running number: b-1123-2 is the second of 23 November. */
export function batchIdOf(date: string, taken: readonly string[]): string {
  const day = date.replaceAll(/\D/gu, '').slice(4);
  let number = 1;
  while (taken.includes(`b-${day}-${number}`)) number += 1;
  return `b-${day}-${number}`;
}
