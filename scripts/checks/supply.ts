// Whether what Cordon is built of is pinned, hashed, old enough, runs nothing at its installation, and may be used.
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Installed, licenceFaults, licenceOf } from './licences.ts';
import { lockfileFaults, type Manifest, manifestFaults, shippedPackages, workspaceFaults } from './supply-rules.ts';

const shippedFrom = ['.', 'apps/server', 'apps/gate-client', 'packages/protocol'];

const ours = globSync(['package.json', '{packages,apps}/*/package.json', 'tests/package.json']);
const lockfile = parse(readFileSync('pnpm-lock.yaml', 'utf8')) as Manifest;
const settings = parse(readFileSync('pnpm-workspace.yaml', 'utf8')) as Manifest;

const shipped = shippedPackages(lockfile, shippedFrom);
const installed = globSync('node_modules/.pnpm/*/node_modules/{@*/*,[!@]*}/package.json').map((path): Installed => {
  const manifest = readManifest(path);
  const [name, version] = [String(manifest['name']), String(manifest['version'])];
  return { name, version, licence: licenceOf(manifest), isShipped: shipped.has(`${name}@${version}`) };
});

const faults = [
  ...manifestFaults(new Map(ours.map((path) => [path, readManifest(path)]))),
  ...workspaceFaults(settings),
  ...lockfileFaults(lockfile),
  ...licenceFaults(installed),
];
for (const fault of new Set(faults)) console.log(fault);
console.log(`${ours.length} manifests, ${installed.length} packages, ${shipped.size} shipped, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}
