import type { Instant } from '@cordon/protocol/time.ts';
import type { Config } from '../config.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { startPeriodicTask } from '../ops/periodic-task.ts';
import { givenPair } from './given-files.ts';
import type { Pair } from './issue.ts';
import { bearsName, localPair } from './local-authority.ts';
import { isEverywhere, lanAddresses, namesServed, unbracketed } from './names.ts';
import type { Served } from './served.ts';

/** Addresses may change at any time, and files are renewed at night; a look costs almost nothing. */
const lookEveryMs = 3_600_000;

export type Tls = Pick<Served, 'bears' | 'hosts'> & {
  root(): Served['root'];
  stop(): Promise<void>;
};

export type TlsParts = {
  config: Pick<Config, 'host' | 'origins' | 'tls' | 'dataFolder'>;
  systemClock: SystemClock; // browsers check certificates by real time
  log: Pick<Logger, 'error' | 'info'>;
  /** Called at the start, and whenever the pair changes. */
  show(pair: Pair): void;
};

/** @throws StartFault when there is no certificate at the start; later it keeps the one that it has, and logs the fault */
export async function createTls({ config, systemClock, log, show }: TlsParts): Promise<Tls> {
  let served = await look(config, systemClock.now());
  show(served);

  async function round(): Promise<void> {
    try {
      const found = await look(config, systemClock.now());
      const isNew = found.cert !== served.cert;
      served = found;
      if (!isNew) return;
      show(found);
      log.info('the server shows a new certificate');
    } catch (error) {
      log.error({ error }, 'the certificate could not be looked at; the old one stays');
    }
  }
  const rounds = startPeriodicTask({ systemClock, restMs: lookEveryMs, round });
  return {
    bears: (name) => served.bears(name),
    hosts: served.hosts,
    root: () => served.root,
    stop: () => rounds.stop(),
  };
}

async function look(config: TlsParts['config'], now: Instant): Promise<Served> {
  const names = namesServed(config);
  const hosts = isEverywhere(config.host) ? lanAddresses() : [unbracketed(config.host)];
  if (config.tls === undefined) {
    const { server, root } = await localPair(config.dataFolder, names, now);
    return { ...server, bears: (name) => names.includes(name), hosts, root };
  }
  const { pair, certificate } = givenPair(config.tls, now);
  const called = [...(certificate.subjectAltName ?? '').matchAll(/DNS:([\w.-]+)/g)].flatMap(([, name]) => name ?? []);
  return {
    ...pair,
    bears: (name) => names.includes(name) || bearsName(certificate, name),
    hosts: called.length > 0 ? called : hosts,
    root: null,
  };
}
