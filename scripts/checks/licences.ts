/** Whoever runs Cordon may do so without asking anybody, and owes nothing but the licence's text. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/**
 * In tools that are never handed on, the changes that these licences want published are nobody's business but ours, and
 * nobody has to be named for data that they look up.
 */
const allowedInTools: ReadonlySet<string> = new Set([...allowed, 'MPL-2.0', 'CC-BY-4.0']);

/** Single packages with another licence, each with the reason why it may be there. */
const exceptions: readonly { name: RegExp; licence: string; why: string }[] = [
  {
    name: /^@img\/sharp-libvips-[\w-]+$/,
    licence: 'LGPL-3.0-or-later',
    why: 'loaded as a library by sharp, which makes the pictures in docs/screens and is never handed on',
  },
];

export type Installed = {
  name: string;
  version: string;
  licence: string | null;
  isShipped: boolean; // it runs where Cordon runs, or is in what browsers load
};

export function licenceFaults(packages: readonly Installed[]): readonly string[] {
  if (packages.length === 0) return ['no installed package was found'];
  if (!packages.some(({ isShipped }) => isShipped)) return ['no package that is shipped was found'];
  return packages.flatMap(({ name, version, licence, isShipped }) => {
    if (licence === null) return [`${name}@${version} names no licence`];
    const isExcepted = exceptions.some((one) => one.name.test(name) && one.licence === licence && !isShipped);
    if (isExcepted || isAllowed(licence, isShipped ? allowed : allowedInTools)) return [];
    return [
      `${name}@${version} has the licence ${licence}, which is not allowed ${isShipped ? 'where it is shipped' : ''}`.trim(),
    ];
  });
}

/** An SPDX expression: of `OR` one side is enough, `AND` wants both; what can't be read is not allowed. */
export function isAllowed(expression: string, list: ReadonlySet<string>): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;

  function either(): boolean {
    let is = both();
    while (words[at] === 'OR') {
      at += 1;
      is = both() || is;
    }
    return is;
  }
  function both(): boolean {
    let is = one();
    while (words[at] === 'AND') {
      at += 1;
      is = one() && is;
    }
    return is;
  }
  function one(): boolean {
    const word = words[at] ?? '';
    at += 1;
    if (word !== '(') return list.has(word);
    const is = either();
    at += 1;
    return is && words[at - 1] === ')';
  }

  const is = either();
  return is && at === words.length; // `WITH` and anything else that is left over is for a person to judge
}

/** What a `package.json` says, in the forms of then and now. */
export function licenceOf(manifest: Readonly<Record<string, unknown>>): string | null {
  const said = manifest['license'] ?? manifest['licenses'];
  const all = (Array.isArray(said) ? said : [said]).map((one: unknown) =>
    typeof one === 'object' && one !== null && 'type' in one ? one.type : one,
  );
  const words = all.filter((one) => typeof one === 'string' && one !== '');
  return words.length === 0 || words.length < all.length ? null : words.join(' OR ');
}
