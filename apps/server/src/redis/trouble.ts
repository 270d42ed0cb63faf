/** Why a Redis can't do what is needed, though it may still answer. */
export type StoreTrouble =
  | 'no-answer'
  | 'read-only'
  | 'loading'
  | 'memory-full'
  | 'disk'
  | 'replicas'
  | 'moved'
  | 'not-allowed'
  | 'read-back'
  | 'refused';

/** For an operator: the cause, and what to do. */
export const troubleWords: Record<StoreTrouble, string> = {
  'no-answer': 'Redis does not answer: start it again, or check the network to it.',
  'read-only':
    'Redis is a replica and takes no writes: make it the primary again, or let the address of REDIS_URL lead to the primary. Cordon connects again by itself.',
  loading: 'Redis is still loading its data: wait.',
  'memory-full': 'The memory of Redis is full, and it takes no writes: give it more (maxmemory).',
  disk: 'Redis can not write to its disk, and takes no writes: free space there, and check the log of Redis.',
  replicas:
    'Redis has fewer replicas than it needs (min-replicas-to-write, CORDON_REPLICAS): bring them back, or lower the number.',
  moved:
    'This node of the cluster does not own the keys of this site, or is giving them away: Cordon looks for the owner by itself. REDIS_URL of a cluster begins with redis+cluster://.',
  'not-allowed': 'Redis does not allow its user what Cordon needs: check the password and the rights of the user.',
  'read-back': 'Redis answered a write, but what was written could not be read back: check what REDIS_URL leads to.',
  refused: 'Redis refused to write: its own log says why.',
};

/** By the error codes of Redis; every other error means that the connection was lost, or silent for too long. */
const byCode: Readonly<Record<string, StoreTrouble>> = {
  READONLY: 'read-only',
  MASTERDOWN: 'read-only',
  UNBLOCKED: 'read-only',
  LOADING: 'loading',
  OOM: 'memory-full',
  MISCONF: 'disk',
  NOREPLICAS: 'replicas',
  MOVED: 'moved',
  ASK: 'moved',
  TRYAGAIN: 'moved',
  CLUSTERDOWN: 'moved',
  NOAUTH: 'not-allowed',
  NOPERM: 'not-allowed',
  WRONGPASS: 'not-allowed',
};

export function troubleOf(error: unknown): StoreTrouble {
  if (!(error instanceof Error && error.name === 'ReplyError')) return 'no-answer';
  return byCode[codeOfReply(error)] ?? 'refused';
}

/**
 * [RH2] The Redis at the other end is no longer the primary or the owner of the site's slot, or was restarted: only a new connection finds the present one,
 * because it looks up the name in the address again.
 */
export function isReplaced(error: Error): boolean {
  const trouble = troubleOf(error);
  return trouble === 'read-only' || trouble === 'loading' || (trouble === 'moved' && codeOfReply(error) === 'MOVED');
}

/** The error of a script also begins with the code of the command that failed in it. */
function codeOfReply({ message }: Error): string {
  return /^[A-Z]+/.exec(message)?.[0] ?? '';
}
