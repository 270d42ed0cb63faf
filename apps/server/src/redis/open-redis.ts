import { Redis, type RedisOptions } from 'ioredis';
import { parseRedisAddress, type RedisAddress } from './address.ts';
import { slotOwnerConnector } from './slot-owner.ts';

const sentinelRetryMs = 200;
const sentinelAnswerWithinMs = 1_000;

type Options = Omit<RedisOptions, 'replyMapping'>; // replies are read in their usual form

/**
 * [RH11] A connection to the Redis that is to be written to, in whichever way its address says that it is found. It is looked for
 * anew at each connection.
 *
 * @param prefix what every key of the site begins with
 */
export function openRedis(text: string, prefix: string, options: Options): Redis {
  const address = parseRedisAddress(text);
  if (address === null || address.kind === 'direct') return new Redis(text, options);
  return new Redis({ ...options, ...optionsOf(address, prefix, options) });
}

function optionsOf(
  address: Exclude<RedisAddress, { kind: 'direct' }>,
  prefix: string,
  { retryStrategy }: Options,
): Options {
  const { username, password, isTls } = address;
  const common: Options = {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  };
  if (address.kind === 'cluster') return { ...common, Connector: slotOwnerConnector(address, prefix) };
  return {
    ...common,
    sentinels: address.nodes.map((node) => ({ ...node })),
    name: address.name,
    ...(address.sentinelPassword === undefined ? {} : { sentinelPassword: address.sentinelPassword }),
    sentinelCommandTimeout: sentinelAnswerWithinMs,
    // Each round over all Sentinels is one attempt: whoever does not try again must not wait here either.
    sentinelRetryStrategy: (times) => (typeof retryStrategy?.(times) === 'number' ? sentinelRetryMs : null),
    ...(isTls ? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true } : {}),
  };
}
