import type { RedisSetting } from '@cordon/protocol/site/watch.ts';
import { z } from 'zod';

const oldestVersion = 7;

export type RedisSettings = {
  /** Absent when this Redis does not allow its settings to be read. */
  readonly config: Readonly<Record<string, string>> | undefined;
  readonly info: Readonly<Record<string, string>>;
  /** How many replicas must have what is confirmed. */
  readonly replicas?: number;
};

export type DurabilityReport = {
  /** Cordon must not start on this Redis. */
  readonly faults: readonly string[];
  /** Cordon starts, and shows them at the start and under `/readyz`. */
  readonly warnings: readonly string[];
  /** The settings that may lose confirmed steps; null: they may not be read. */
  readonly unsafe: readonly RedisSetting[] | null;
};

/** The two commands that are needed of a Redis client. */
export type SettingsSource = {
  config(command: 'GET', ...names: string[]): Promise<unknown>;
  info(): Promise<string>;
};

/** What an external Redis' settings mean for steps that were confirmed to an officer. */
export async function checkDurability(redis: SettingsSource, replicas = 0): Promise<DurabilityReport> {
  const info = pairsOfInfo(await redis.info());
  const config = await redis
    .config('GET', 'append*', 'maxmemory-policy', 'min-replicas-to-write')
    .then(pairsOfReply, undefinedIfRefused);
  return judgeDurability({ info, config, replicas });
}

export function judgeDurability({ config, info, replicas = 0 }: RedisSettings): DurabilityReport {
  const faults: string[] = [];
  const warnings: string[] = [];
  const unsafe: RedisSetting[] = [];
  const version = info['redis_version'] ?? 'unknown';
  if (!(Number.parseInt(version, 10) >= oldestVersion)) {
    faults.push(`Redis ${version} is too old: Cordon needs Redis ${oldestVersion}.0 or newer, or Valkey.`);
  }
  if (info['role'] === 'slave')
    faults.push('This Redis is a replica and takes no writes: set REDIS_URL to its primary.');
  if (config === undefined) {
    warnings.push(
      "This Redis doesn't let its settings be read: see to it that appendonly is yes, appendfsync always and maxmemory-policy noeviction.",
    );
    return { faults, warnings, unsafe: null };
  }
  const policy = config['maxmemory-policy'] ?? 'unknown';
  if (policy !== 'noeviction') {
    unsafe.push('maxmemory-policy');
    faults.push(
      `Redis has maxmemory-policy ${policy} and would delete visits when its memory is full: set it to noeviction.`,
    );
  }
  if (config['appendonly'] !== 'yes') {
    unsafe.push('appendonly');
    faults.push('Redis has appendonly no and would lose confirmed steps at every restart: set it to yes.');
  } else if (config['appendfsync'] !== 'always') {
    warnings.push(
      `Redis has appendfsync ${config['appendfsync'] ?? 'unknown'}: a power cut may lose confirmed steps of the last seconds. Set it to always to lose none.`,
    );
  }
  if (!(Number(config['min-replicas-to-write'] ?? 0) >= replicas)) {
    warnings.push(
      `Redis has min-replicas-to-write ${config['min-replicas-to-write'] ?? 0}: a primary that was replaced, and does not know it, goes on taking steps that it can't confirm. Set it to ${replicas}, as CORDON_REPLICAS.`,
    );
  }
  if (config['appendfsync'] !== 'always') unsafe.push('appendfsync');
  return { faults, warnings, unsafe };
}

function pairsOfInfo(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^(\w+):([^\r\n]*)/gm)].map((match) => [match[1], match[2]]));
}

/** Hosted Redis often forbids CONFIG; every other error is thrown. */
function undefinedIfRefused(error: unknown): undefined {
  if (!(error instanceof Error && error.name === 'ReplyError')) throw error;
  return undefined;
}

const flatPairs = z.array(z.string());

function pairsOfReply(reply: unknown): Record<string, string> {
  const flat = flatPairs.parse(reply);
  return Object.fromEntries(flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? '']] : [])));
}
