import type { Layers } from './layers-rules.ts';

const submitOnly = { to: ['log/commit', 'commands'], but: ['commands/submit.ts'] } as const;
const submit = 'writes go through commands/submit.ts only';

/**
 * Which folder may import which: one line is one layer, the lowest first, and nothing imports upwards, types included. A new
 * folder (or a new file at the top of `src`) gets a line. A knot is to be untied, and may only shrink.
 */
export const layers: readonly Layers[] = [
  {
    folder: 'packages/protocol/src',
    order: [
      'roles',
      'field-access errors',
      'lookalikes',
      'normal-form',
      'figures identifiers masking',
      'identity-number plate',
      'personal-data',
      'ids text',
      'time',
      'local-time same-value per-object plausible backoff',
      {
        knot: [
          ...['engine', 'alert', 'stored', 'wire', 'audit', 'site', 'offline', 'decision', 'visit', 'steps'],
          ...['declaration', 'plan', 'values', 'review'],
        ],
      },
      'authorisation words',
    ],
    packages: ['zod'],
    never: [],
  },
  {
    folder: 'apps/server/src',
    order: [
      'start-fault',
      { knot: ['ops', 'redis', 'config', 'log'] },
      'tls',
      'addresses people',
      'identity',
      'commands',
      'feed',
      'clock notify review',
      'jobs',
      'site-in-store',
      'store',
      'compose imports',
      'edge',
      'container',
      'processes',
      'import-store',
      'main import-cli pin-cli rotate-key-cli',
    ],
    never: [
      { from: ['redis'], to: ['log'], why: 'what everything stands on knows nothing of it' },
      { from: ['edge'], to: ['clock', 'jobs'], why: 'imports flow edge → commands → log' },
      { from: ['edge', 'imports'], to: ['log/commit'], why: submit },
      { from: ['feed', 'clock', 'jobs', 'identity', 'people', 'notify'], ...submitOnly, why: submit },
      { from: ['notify'], to: ['bullmq'], why: 'jobs and the office use the outbox, not the other way round' },
    ],
  },
  {
    folder: 'apps/gate-client/src',
    order: [
      'context',
      'clock',
      'storage',
      'device',
      'api place',
      'step-words',
      'i18n',
      'state',
      'session',
      'outbox realtime',
      'ui',
      'watch',
      'steps',
      'alarm audit history pwa shift site-notices',
      'screens/enrol screens/gate screens/office screens/sign-in screens/supervisor screens/unloading screens/wall',
      'app',
    ],
    // The words of a kind of step lie in its folder, and the dictionaries are put together of them.
    apart: { 'step-words': /^(?:steps\/(?:.*\/)?(?:words|word-lists)|i18n\/shape)\.ts$/ },
    never: [
      {
        from: ['ui'],
        to: ['storage', 'device', 'api', 'place', 'state', 'session', 'outbox', 'realtime'],
        why: 'ui knows words and clocks, and nothing of what it shows',
      },
      {
        from: ['steps', 'shift', 'audit', 'history', 'site-notices', 'watch'].concat(
          ['enrol', 'gate', 'office', 'sign-in', 'supervisor', 'unloading', 'wall'].map((name) => `screens/${name}`),
        ),
        to: ['realtime'],
        why: 'the server is reached through state, api and outbox',
      },
    ],
  },
];
