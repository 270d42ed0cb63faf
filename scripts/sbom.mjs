// [SC6] Writes down what a release is made of: every package that runs where Cordon runs or is in what browsers load, with
// version, licence and hash, as CycloneDX. The same lockfile gives the same file, so that two releases can be compared.
import { execFile } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { ensurePnpm } from './bootstrap/packages.mjs';
import { licenceOf } from './checks/licences.ts';

const shipped = ['@cordon/server', '@cordon/gate-client', '@cordon/protocol', 'cordon']; // the last one brings Node
const maxBytes = 64 * 1024 * 1024;

const [file = 'sbom.cdx.json'] = process.argv.slice(2);
const filters = shipped.flatMap((name) => ['--filter', name]);
const form = ['--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6', '--sbom-type', 'application'];
const asked = ['sbom', '--prod', ...form, ...filters];
const { stdout } = await promisify(execFile)(await ensurePnpm(), asked, { maxBuffer: maxBytes });
const bom = tidy(JSON.parse(stdout));
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`${bom.components.length} components are in ${file}`);

/** Without what is another at each run: a number, the time, and the order in which they were met. */
function tidy({ metadata, components, dependencies, ...bill }) {
  const by = (field) => (a, b) => (a[field] < b[field] ? -1 : 1);
  const tidied = {
    ...bill,
    metadata: { ...metadata },
    components: components.map(withLicence).toSorted(by('bom-ref')),
    dependencies: dependencies.map(withNeeds).toSorted(by('ref')),
  };
  delete tidied.serialNumber;
  delete tidied.metadata.timestamp;
  return tidied;
}

/** pnpm does not know the old way of writing a licence down. */
function withLicence(component) {
  const { group, name, version, licenses } = component;
  if (licenses !== undefined) return component;
  const full = group === undefined ? name : `${group}/${name}`;
  const place = `${full.replace('/', '+')}@${version}`;
  const [path] = globSync(`node_modules/.pnpm/${place}{,_*}/node_modules/${full}/package.json`);
  const expression = path === undefined ? null : licenceOf(JSON.parse(readFileSync(path, 'utf8')));
  return expression === null ? component : { ...component, licenses: [{ expression }] };
}

/** What our own packages need pnpm tells in some runs and not in others; they say it themselves. */
function withNeeds({ ref, dependsOn = [] }) {
  const ours = ref.startsWith('pkg:npm/%40cordon/protocol@');
  const needs = ours ? Object.entries(manifestOf('packages/protocol').dependencies).map(refOf) : dependsOn;
  return { ref, dependsOn: needs.toSorted((a, b) => (a < b ? -1 : 1)) };
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
}

function refOf([name, version]) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
