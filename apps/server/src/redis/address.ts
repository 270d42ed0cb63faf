/** What REDIS_URL says: where Redis is, and in which of three ways the one to write to is found there. */
export type RedisAddress =
  /** One address, or the path of a Unix socket: whatever Redis is there. */
  | { kind: 'direct'; text: string }
  /** The primary that these Sentinels name. */
  | ({ kind: 'sentinel'; name: string; sentinelPassword: string | undefined } & Nodes)
  /** The node of the cluster that owns the site's slot. */
  | ({ kind: 'cluster' } & Nodes);

type Nodes = {
  nodes: readonly { host: string; port: number }[]; // each answers for all; the first one that does is asked
  isTls: boolean;
  username: string | undefined;
  password: string | undefined;
};

const usualPort = { sentinel: 26_379, cluster: 6_379 } as const;

/**
 * `redis+sentinel://[user:password@]host[:port][,host[:port]…]/name[?sentinel-password=…]`, and `redis+cluster://…` without what
 * comes after the hosts. User and password are those of Redis.
 */
const ofMany =
  /^(rediss?)\+(sentinel|cluster):\/\/(?:([^@/]*)@)?([^@/?#]+)(?:\/([\w.-]*)(?:\?sentinel-password=([^&#]+))?)?$/;

/** @returns null for what is no address of Redis */
export function parseRedisAddress(text: string): RedisAddress | null {
  const [, scheme, kind, user = '', hosts = '', name = '', ofSentinels = ''] = ofMany.exec(text) ?? [];
  if (kind !== 'sentinel' && kind !== 'cluster') return isDirect(text) ? { kind: 'direct', text } : null;
  const nodes = hosts.split(',').map((host) => nodeOf(host, usualPort[kind]));
  const credentials = credentialsOf(user);
  const sentinelPassword = decoded(ofSentinels);
  if (credentials === null || sentinelPassword === null || nodes.includes(null)) return null;
  if ((kind === 'sentinel') !== (name !== '')) return null;
  const reached = { nodes: nodes.filter((node) => node !== null), isTls: scheme === 'rediss', ...credentials };
  return kind === 'sentinel' ? { kind, name, sentinelPassword, ...reached } : { kind, ...reached };
}

function isDirect(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return text.startsWith('/') || (/^rediss?:$/.test(url?.protocol ?? '') && url?.hostname !== '');
}

function nodeOf(text: string, usual: number): { host: string; port: number } | null {
  const url = URL.canParse(`redis://${text}`) ? new URL(`redis://${text}`) : undefined;
  if (url === undefined || url.host !== text || url.hostname === '') return null;
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: url.port === '' ? usual : Number(url.port) };
}

/** @returns null for a percent sign that begins no character */
function credentialsOf(text: string): Pick<Nodes, 'username' | 'password'> | null {
  const [, user = '', secret = ''] = /^([^:]*):?(.*)$/s.exec(text) ?? [];
  const [username, password] = [decoded(user), decoded(secret)];
  return username === null || password === null ? null : { username, password };
}

/** @returns undefined for nothing, null for a percent sign that begins no character */
function decoded(text: string): string | undefined | null {
  try {
    return decodeURIComponent(text) || undefined;
  } catch {
    return null;
  }
}
