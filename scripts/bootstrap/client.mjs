import { existsSync } from 'node:fs';
import { buildWhenStale } from './build.mjs';

const folder = 'apps/gate-client';

/** Builds the screens when their sources changed since the last build. */
export async function buildClient() {
  if (!existsSync(`${folder}/index.html`)) return;
  await buildWhenStale({
    name: 'screens',
    folder,
    result: `${folder}/dist/index.html`,
    sources: [folder, 'packages/protocol/src', 'pnpm-lock.yaml', 'tsconfig.base.json'],
    stampFile: '.tools/client-built-from',
  });
}
