import { buildWhenStale } from './build.mjs';

const folder = 'apps/server';

/** Builds the server's bundle when its sources or its packages changed since the last build. */
export async function buildServer() {
  await buildWhenStale({
    name: "server's bundle",
    folder,
    result: `${folder}/dist/main.js`,
    sources: [folder, 'packages/protocol/src', 'pnpm-lock.yaml', 'tsconfig.base.json'],
    stampFile: '.tools/server-built-from',
  });
}
