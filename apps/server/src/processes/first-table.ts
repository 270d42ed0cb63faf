import type { First } from '../compose/first.ts';

/** Resolves when it was written: it is shown only once. */
export function tellFirst(first: First): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${signInTable(first)}\n`, (fault) => (fault ? reject(fault) : resolve()));
  });
}

/** Names come last: Chinese characters are wider than others, and would break the columns. */
function signInTable({ people, tablet }: First): string {
  const row = (role: string, number: string, pin: string, password: string, name: string) =>
    `  ${role.padEnd(12)}${number.padEnd(8)}${pin.padEnd(8)}${password.padEnd(21)}${name}`;
  return [
    'Sign-ins of this new site, shown only now:',
    row('role', 'number', 'PIN', 'password for once', 'name'),
    ...people.map(({ role, staffNumber, pin, password, name }) => row(role, staffNumber, pin, password ?? '-', name)),
    'A PIN is good on an enrolled tablet, a password on a computer of one’s own.',
    ...(tablet === null ? [] : [`A browser becomes ${tablet.name}, once and within 24 hours, at`]),
    ...(tablet?.addresses ?? []).map((address) => `  ${address}`),
    '',
  ].join('\n');
}
