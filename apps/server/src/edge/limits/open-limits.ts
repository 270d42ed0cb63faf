import type { Redis } from 'ioredis';
import type { SystemClock } from '../../ops/clock.ts';
import type { Logger } from '../../ops/logger.ts';
import { type Connections, openConnections } from './connections.ts';
import { type LimitFigures, type PacketKind, usualFigures } from './figures.ts';
import { type LineGuard, openLineGuard } from './line-guard.ts';
import { type Lines, openLines } from './lines.ts';
import { type Limiter, ownRate, sharedRate } from './rate.ts';
import { openRequestLimits, type RequestLimits } from './requests.ts';

export type Limits = {
  figures: LimitFigures;
  requests: RequestLimits;
  connections: Connections;
  lineGuard: LineGuard;
  lines: Lines;
  packets: Readonly<Record<PacketKind, Pick<Limiter, 'take'>>>;
};

export type LimitsParts = {
  redis: Redis;
  prefix: string; // `cordon:{site}:`
  systemClock: SystemClock;
  log: Pick<Logger, 'error'>;
  /** Only a test hands in others. */
  figures?: Partial<LimitFigures> | undefined;
};

/** What one sender may ask for, before and after sign-in. What comes with every packet is counted in memory alone. */
export function openLimits({ redis, prefix, systemClock, log, figures: others }: LimitsParts): Limits {
  const figures = { ...usualFigures, ...others };
  const shared = (name: string) => ({ redis, prefix, name });
  const { command, follow, other } = figures.packetsOfPerson;
  return {
    figures,
    requests: openRequestLimits(
      sharedRate(figures.refusedOfAddress, shared('refused')),
      ownRate(figures.requestsOfPerson),
      ownRate({ points: figures.uploadsOfPerson.bytes, seconds: figures.uploadsOfPerson.seconds }),
    ),
    connections: openConnections({
      figures,
      failed: sharedRate(figures.failedLinesOfAddress, shared('failed-lines')),
      systemClock,
      log,
    }),
    lineGuard: openLineGuard(figures, systemClock),
    lines: openLines(figures),
    packets: { command: ownRate(command), follow: ownRate(follow), other: ownRate(other) },
  };
}
