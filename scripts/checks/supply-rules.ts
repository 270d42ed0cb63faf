export type Manifest = Readonly<Record<string, unknown>>;

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const oneDayInMinutes = 1_440;

/** @param manifests every `package.json` of ours by its path */
export function manifestFaults(manifests: ReadonlyMap<string, Manifest>): readonly string[] {
  const all = [...manifests].flatMap(([path, manifest]) =>
    kinds.flatMap((kind) => Object.entries(recordIn(manifest, kind)).map((entry) => ({ path, entry }))),
  );
  if (all.length === 0) return ['no dependency was found in any package.json'];
  const settings = [...manifests].filter(([, manifest]) => 'pnpm' in manifest || 'overrides' in manifest);
  const loose = all
    .filter(({ entry: [name, version] }) => !exact.test(String(version)) && !isOurs(name, version))
    .map(({ path, entry: [name, version] }) => `${path}: ${name} is "${String(version)}", not one exact version`);
  return [...settings.map(([path]) => `${path} holds settings of the package manager`), ...loose];
}

function isOurs(name: string, version: unknown): boolean {
  return name.startsWith('@cordon/') && version === 'workspace:*';
}

/* Excludes, overrides, patches, registries of one's own: whatever is not here has to be looked at first. */
const harmless: ReadonlySet<string> = new Set([
  ...['packages', 'nodeVersion', 'pmOnFail', 'savePrefix', 'ignoreWorkspaceCycles'],
  ...['minimumReleaseAge', 'allowBuilds'],
]);

/** What pnpm-workspace.yaml must say, and what would take it back. */
export function workspaceFaults(settings: Manifest): readonly string[] {
  const faults: string[] = [];
  const { minimumReleaseAge } = settings;
  if (typeof minimumReleaseAge !== 'number' || minimumReleaseAge < oneDayInMinutes) {
    faults.push(`minimumReleaseAge is ${String(minimumReleaseAge)}, not ${oneDayInMinutes} minutes or more`);
  }
  for (const [name, may] of Object.entries(recordIn(settings, 'allowBuilds'))) {
    if (may !== false) faults.push(`allowBuilds lets ${name} run a program at its installation`);
  }
  for (const name of Object.keys(settings)) {
    if (!harmless.has(name))
      faults.push(`${name} is set in pnpm-workspace.yaml, and nobody said that it loosens nothing`);
  }
  return faults;
}

/** Every package comes from the registry, and is held to the hash of its content. */
export function lockfileFaults(lockfile: Manifest): readonly string[] {
  const packages = Object.entries(recordIn(lockfile, 'packages'));
  if (packages.length === 0) return ['pnpm-lock.yaml names no package'];
  return packages.flatMap(([name, entry]) => {
    const { integrity, ...other } = recordIn(entry, 'resolution');
    if (typeof integrity !== 'string' || !/^sha512-[\w+/]{86}==$/.test(integrity))
      return [`${name} has no hash in pnpm-lock.yaml`];
    const more = Object.keys(other);
    return more.length === 0 ? [] : [`${name} comes from elsewhere than the registry (${more.join(', ')})`];
  });
}

/** The packages that run where Cordon runs or are in what browsers load, as `name@version`. */
export function shippedPackages(lockfile: Manifest, importers: readonly string[]): ReadonlySet<string> {
  const snapshots = recordIn(lockfile, 'snapshots');
  const shipped = new Set<string>();
  const needed = (entry: unknown) =>
    (['dependencies', 'optionalDependencies'] as const).flatMap((kind) => Object.entries(recordIn(entry, kind)));
  const waiting = importers.flatMap((path) => needed(recordIn(lockfile, 'importers')[path]));
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [name, said] = next;
    const version = typeof said === 'string' ? said : String(recordOf(said)['version']);
    if (version.startsWith('link:')) continue; // ours, and an importer itself
    const key = version.includes('@', 1) && version in snapshots ? version : `${name}@${version}`;
    if (seen.has(key)) continue;
    seen.add(key);
    shipped.add(key.replace(/\(.*$/, ''));
    waiting.push(...needed(snapshots[key]));
  }
  return shipped;
}

function recordIn(of: unknown, field: string): Record<string, unknown> {
  return recordOf(recordOf(of)[field]);
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
