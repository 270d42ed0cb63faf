import type { Redis } from 'ioredis';
import type { SystemClock } from '../../ops/clock.ts';
import type { Logger } from '../../ops/logger.ts';
import { type WaitingConnections, createWaitingConnections } from './waiting-connections.ts';
import { type LimitFigures, type PacketKind, usualFigures } from './figures.ts';
import { type TrafficGuard, createTrafficGuard } from './traffic-guard.ts';
import { type SignedInConnections, createSignedInConnections } from './signed-in-connections.ts';
import { type Limiter, ownRate, sharedRate } from './rate.ts';
import { createRequestLimits, type RequestLimits } from './requests.ts';

export type Limits = {
  figures: LimitFigures;
  requests: RequestLimits;
  waiting: WaitingConnections;
  trafficGuard: TrafficGuard;
  signedIn: SignedInConnections;
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

/** Limits what one sender may ask for, before and after sign-in. What every packet counts is counted in memory only. */
export function createLimits({ redis, prefix, systemClock, log, figures: others }: LimitsParts): Limits {
  const figures = { ...usualFigures, ...others };
  const shared = (name: string) => ({ redis, prefix, name });
  const { command, follow, other } = figures.packetsOfPerson;
  return {
    figures,
    requests: createRequestLimits(
      sharedRate(figures.refusedOfAddress, shared('refused')),
      ownRate(figures.requestsOfPerson),
      ownRate({ points: figures.uploadsOfPerson.bytes, seconds: figures.uploadsOfPerson.seconds }),
    ),
    waiting: createWaitingConnections({
      figures,
      failed: sharedRate(figures.failedConnectionsOfAddress, shared('failed-connections')),
      systemClock,
      log,
    }),
    trafficGuard: createTrafficGuard(figures, systemClock),
    signedIn: createSignedInConnections(figures),
    packets: { command: ownRate(command), follow: ownRate(follow), other: ownRate(other) },
  };
}
