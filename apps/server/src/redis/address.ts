/** What REDIS_URL says: where Redis is, and in which of three ways the one to write to is found there. */
export type RedisAddress =
  /** One address, or the path of a Unix socket: whatever Redis is there. */
  | { kind: 'direct'; text: string }
  /** The primary that these Sentinels name. */
  | ({ kind: 'sentinel'; name: string } & Nodes)
  /** The node of the cluster that owns the site's slot. */
  | ({ kind: 'cluster' } & Nodes);

type Nodes = {
  nodes: readonly { host: string; port: number }[]; // each answers for all; the first one that does is asked
  isTls: boolean;
  username: string | undefined;
  password: string | undefined;
};

const usualPort = { sentinel: 26_379, cluster: 6_379 } as const;

/** `redis+sentinel://[user:password@]host[:port][,host[:port]…]/name`, and `redis+cluster://…` without a name. */
const ofMany = /^(rediss?)\+(sentinel|cluster):\/\/(?:([^@/]*)@)?([^@/?#]+)(?:\/([\w.-]*))?$/;

/** @returns null for what is no address of Redis */
export function parseRedisAddress(text: string): RedisAddress | null {
  const [, scheme, kind, user = '', hosts = '', name = ''] = ofMany.exec(text) ?? [];
  if (kind !== 'sentinel' && kind !== 'cluster') return isDirect(text) ? { kind: 'direct', text } : null;
  const nodes = hosts.split(',').map((host) => nodeOf(host, usualPort[kind]));
  const credentials = credentialsOf(user);
  if (credentials === null || nodes.includes(null) || (kind === 'sentinel') !== (name !== '')) return null;
  const reached = { nodes: nodes.filter((node) => node !== null), isTls: scheme === 'rediss', ...credentials };
  return kind === 'sentinel' ? { kind, name, ...reached } : { kind, ...reached };
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
function credentialsOf(text: string): { username: string | undefined; password: string | undefined } | null {
  const [, username = '', password = ''] = /^([^:]*):?(.*)$/s.exec(text) ?? [];
  try {
    return { username: decodeURIComponent(username) || undefined, password: decodeURIComponent(password) || undefined };
  } catch {
    return null;
  }
}
