import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { settingNames } from '@cordon/server/config.ts';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import {
  caddyfile,
  type Check,
  composeFile,
  dockerfile,
  dockerignore,
  kubernetesManifests,
  systemdUnit,
} from './checks.ts';

/** Of every file: what checks it, and a mistake that it must find there. Those of Prometheus and Grafana are checked in `ops/metrics/deploy.test.ts`. */
const checked: Readonly<Record<string, { check: Check; mistake: [from: string, to: string] }>> = {
  Dockerfile: { check: dockerfile, mistake: ['EXPOSE 8080', 'EXPOSE gate'] },
  'Dockerfile.dockerignore': { check: dockerignore, mistake: ['.env', '.environment'] },
  'caddy/Caddyfile': { check: caddyfile, mistake: ['health_uri', 'health_url'] },
  'compose/compose.yaml': { check: composeFile, mistake: ['healthcheck:', 'healthchecks:'] },
  'kubernetes/cordon.yaml': { check: kubernetesManifests, mistake: ['readinessProbe:', 'readynessProbe:'] },
  'systemd/cordon.service': { check: systemdUnit, mistake: ['Restart=on-failure', 'Restart=sometimes'] },
};
const elsewhere = ['grafana/cordon.json', 'prometheus/cordon.rules.yml', 'prometheus/prometheus.yml'];

const text = (path: string) => readFileSync(`deploy/${path}`, 'utf8');

async function faultsOfMistake(path: string, { check, mistake: [from, to] }: (typeof checked)[string]) {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-mistake-'));
  const wrong = join(folder, basename(path));
  writeFileSync(wrong, text(path).replace(from, to));
  const faults = await check(wrong);
  rmSync(folder, { recursive: true });
  return faults;
}

describe('the files of deploy/', () => {
  it('[DP1] are all checked', () => {
    const found = globSync('**/*', { cwd: 'deploy', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replace(/^.*?deploy\//, ''));
    expect(found.toSorted()).toEqual([...Object.keys(checked), ...elsewhere].toSorted());
  });

  for (const [path, one] of Object.entries(checked)) {
    it.skipIf(one.check === systemdUnit && process.platform !== 'linux')(
      `[DP1] ${path} is right, and a mistake in it is found`,
      async () => {
        expect(await one.check(join('deploy', path))).toEqual([]);
        expect(text(path)).toContain(one.mistake[0]);
        expect(await faultsOfMistake(path, one)).not.toEqual([]);
      },
    );
  }

  it('[DP2] set only what Cordon reads', () => {
    const names = Object.keys(checked).flatMap((path) => [...text(path).matchAll(/\b(?:CORDON|REDIS|TLS)_[A-Z_]+\b/g)]);
    const known = new Set<string>([...settingNames, 'CORDON_HOST', 'CORDON_AT']); // the latter two are Caddy's
    expect(names.length).toBeGreaterThan(10);
    expect(names.map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('[DP2] give Cordon more than the 20 seconds that it takes at most to end', () => {
    const seconds = [
      ...text('compose/compose.yaml').matchAll(/stop_grace_period: (\d+)s/g),
      ...text('systemd/cordon.service').matchAll(/^TimeoutStopSec=(\d+)$/gm),
      ...text('kubernetes/cordon.yaml').matchAll(/terminationGracePeriodSeconds: (\d+)/g),
    ].map(([, found]) => Number(found));
    expect(seconds).toHaveLength(4);
    expect(Math.min(...seconds)).toBeGreaterThan(20);
  });

  it('[DP2] ask /livez whether it lives and /readyz whether it serves, and keep one server through a drain', () => {
    const manifests = text('kubernetes/cordon.yaml');
    expect(manifests).toMatch(/livenessProbe:\s+httpGet: \{ path: \/livez,/);
    expect(manifests).toMatch(/readinessProbe:\s+httpGet: \{ path: \/readyz,/);
    const kinds = parseAllDocuments(manifests).map((document) => document.get('kind'));
    expect(kinds).toEqual(['Service', 'StatefulSet', 'Service', 'PodDisruptionBudget']);
    expect(manifests).toMatch(/minAvailable: 1/);
    expect(text('compose/compose.yaml')).toContain('http://127.0.0.1:8080/readyz');
    expect(text('caddy/Caddyfile')).toContain('health_uri /readyz');
  });
});
