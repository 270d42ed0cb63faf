import { resolve } from 'node:path';
import { z } from 'zod';
import { isLocalName } from './ops/loopback.ts';
import { parseRedisAddress } from './redis/address.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const siteKeyBytes = 32;

export type Config = {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly dataFolder: string;
  /** Absent: Cordon runs a Redis of its own in the data folder. */
  readonly redisUrl: string | undefined;
  /** [RH13] How many replicas must have what is confirmed to a person; 0: it is confirmed by the primary alone. */
  readonly replicas: number;
  /** The name of the site in the store: several sites may share a Redis or a cluster. */
  readonly siteId: string;
  /** Absent: made at the first start and kept in the data folder. */
  readonly siteKey: Buffer | undefined;
  /** [I5] An empty store becomes a new site even when something shows that there was another one. */
  readonly isNewSite: boolean;
  readonly logLevel: (typeof logLevels)[number];
  /** Absent: `/metrics` answers only this machine. */
  readonly metricsToken: string | undefined;
  /** Absent: the certificate is from an authority of this machine's own, in the data folder. */
  readonly tls: { readonly certPath: string; readonly keyPath: string } | undefined;
  /** Further origins whose pages may send requests, apart from the server's own. */
  readonly origins: readonly string[];
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

// The messages never repeat the values of REDIS_URL, CORDON_SITE_KEY and CORDON_METRICS_TOKEN: they may hold secrets.
const environment = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, { error: 'HOST must be a host name or an address, such as 127.0.0.1 or 0.0.0.0.' })
    .default('127.0.0.1'),
  PORT: z
    .string()
    .refine(isPort, { error: ({ input }) => `PORT must be a whole number from 0 to 65535, not "${String(input)}".` })
    .transform(Number)
    .default(8080),
  CORDON_DATA: z.string().default('./data'),
  REDIS_URL: z
    .string()
    .refine((text) => parseRedisAddress(text) !== null, {
      error:
        'REDIS_URL must be redis://host, the absolute path of a Unix socket, redis+sentinel://host,host/name or redis+cluster://host,host; rediss for TLS.',
    })
    .optional(),
  CORDON_REPLICAS: z
    .string()
    .regex(/^\d$/, { error: 'CORDON_REPLICAS must be a whole number from 0 to 9.' })
    .transform(Number)
    .default(0),
  CORDON_SITE: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
      error: 'CORDON_SITE must be 1 to 40 small letters, digits and hyphens, such as north-campus.',
    })
    .default('demo'),
  CORDON_SITE_KEY: z
    .string()
    .transform(decodeKey)
    .refine((key) => key?.length === siteKeyBytes, {
      error: `CORDON_SITE_KEY must be ${siteKeyBytes} random bytes, written as 64 hexadecimal digits or as base64.`,
    })
    .optional(),
  CORDON_NEW_SITE: z
    .literal('yes', { error: 'CORDON_NEW_SITE must be yes, for the one start that begins a new site, or not be set.' })
    .optional(),
  LOG_LEVEL: z
    .enum(logLevels, {
      error: ({ input }) => `LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${String(input)}".`,
    })
    .default('info'),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  CORDON_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, {
      error: 'CORDON_METRICS_TOKEN must be 16 to 200 printable ASCII characters without a space.',
    })
    .optional(),
  CORDON_ORIGINS: z
    .string()
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .refine((origins) => origins.every(isOrigin), {
      error: 'CORDON_ORIGINS must be origins such as https://gate.example.com, with a comma between them and no path.',
    })
    .default([]),
});

/** The names of all settings in the environment. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

/** Reads the whole configuration, so that a person sees all faults at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, folder = process.cwd()): ConfigResult {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ message }) => message),
    ...halfOfTls(given),
    ...replicasOfNobody(given),
  ];
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  const read = parsed.data;
  const path = (text: string) => resolve(folder, text);
  const { TLS_CERT: cert, TLS_KEY: key } = read;
  return {
    ok: true,
    config: {
      host: read.HOST,
      port: read.PORT,
      dataFolder: path(read.CORDON_DATA),
      redisUrl: read.REDIS_URL,
      replicas: read.CORDON_REPLICAS,
      siteId: read.CORDON_SITE,
      siteKey: read.CORDON_SITE_KEY,
      isNewSite: read.CORDON_NEW_SITE === 'yes',
      logLevel: read.LOG_LEVEL,
      metricsToken: read.CORDON_METRICS_TOKEN,
      tls: cert === undefined || key === undefined ? undefined : { certPath: path(cert), keyPath: path(key) },
      origins: read.CORDON_ORIGINS,
    },
  };
}

/** The key with which `npm run rotate-key` replaces CORDON_SITE_KEY; nothing else reads it. */
export function readNewSiteKey(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; key: Buffer } | { ok: false; fault: string } {
  const key = decodeKey(env['CORDON_NEW_SITE_KEY']?.trim() ?? '');
  if (key?.length === siteKeyBytes) return { ok: true, key };
  const form = `${siteKeyBytes} random bytes, written as 64 hexadecimal digits or as base64`;
  return { ok: false, fault: `CORDON_NEW_SITE_KEY must be the new key of this site: ${form}.` };
}

/** [TL1] One of the two settings alone is a fault: a site that wants its own certificate must not be served with another one. */
function halfOfTls(given: Readonly<Record<string, unknown>>): readonly string[] {
  const missing = ['TLS_CERT', 'TLS_KEY'].filter((name) => given[name] === undefined);
  return missing.length === 1 ? [`${missing[0]} must be set too: a certificate and its key go together.`] : [];
}

/** [RH13] The embedded Redis has no replica: nothing would ever be confirmed. */
function replicasOfNobody(given: Readonly<Record<string, unknown>>): readonly string[] {
  const replicas = given['CORDON_REPLICAS'];
  if (replicas === undefined || replicas === '0' || given['REDIS_URL'] !== undefined) return [];
  return ['CORDON_REPLICAS needs a REDIS_URL: the Redis of Cordon itself has no replicas.'];
}

/** Exactly the form in which a browser sends it; plain HTTP is allowed only for a developer's own machine. */
function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.origin !== text || text.includes('*')) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocalName(url.host));
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function decodeKey(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
