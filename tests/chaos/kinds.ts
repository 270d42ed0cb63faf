import type { Kind } from './kind.ts';
import { duplicates } from './injectors/duplicates.ts';
import { freezeServer, killOneOfThree, restart } from './injectors/freeze-server.ts';
import { diskFull } from './injectors/disk-full.ts';
import { idleConnections } from './injectors/idle-connections.ts';
import { linkHalfOpen, linkReset, linkSlow, linkStall } from './injectors/link.ts';
import { dueDeleted, memoryFull, queueDeleted, redisSettings } from './injectors/redis-settings.ts';
import { slowFollower } from './injectors/slow-follower.ts';
import { clockJump, failBeforeAck, failBeforeBroadcast } from './injectors/fail-points.ts';
import { everysecControl, restored } from './injectors/history-lost.ts';
import { revoked } from './injectors/revoked.ts';
import { killServer } from './injectors/kill-server.ts';
import { races } from './injectors/races.ts';
import { freezeRedis, killRedis, powerCut, tornTail } from './injectors/redis-away.ts';

/** Every kind of fault, in the order in which they are tried. */
export const kinds: readonly Kind[] = [
  killServer,
  killOneOfThree,
  freezeServer,
  restart,
  killRedis,
  freezeRedis,
  powerCut,
  tornTail,
  duplicates,
  races,
  linkSlow,
  linkStall,
  linkReset,
  linkHalfOpen,
  slowFollower,
  idleConnections,
  redisSettings,
  memoryFull,
  diskFull,
  queueDeleted,
  dueDeleted,
  failBeforeAck,
  failBeforeBroadcast,
  everysecControl,
  restored,
  revoked,
  clockJump,
];
