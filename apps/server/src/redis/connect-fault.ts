import { StartFault } from '../start-fault.ts';

const where = 'the Redis of REDIS_URL';

/** By the error code: of the system, when no connection was made; of Redis, when one was. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: `Nobody answers at the address of ${where}: start it, or check host and port.`,
  ENOENT: `There is no socket at the path of ${where}: start it, or check the path.`,
  ENOTFOUND: `The host name of ${where} is not known: check REDIS_URL, and the name server of this machine.`,
  EAI_AGAIN: `The host name of ${where} could not be looked up: check the name server of this machine.`,
  ETIMEDOUT: `${sentence(where)} does not answer: check host, port and what is between (firewall).`,
  EHOSTUNREACH: `There is no way to the host of ${where}: check the network.`,
  ENETUNREACH: `There is no way to the host of ${where}: check the network.`,
  EACCES: `This user may not use the socket of ${where}: give it the right to.`,
  ECONNRESET: `${sentence(where)} closed the connection at once: does it speak TLS (rediss://), or not (redis://)?`,
  NOAUTH: `${sentence(where)} wants a password: put it into REDIS_URL, redis://:password@host.`,
  WRONGPASS: `${sentence(where)} does not take the user or password of REDIS_URL: check both.`,
  ERR: `${sentence(where)} refused the connection: check user, password and database number of REDIS_URL.`,
  NOPERM: `The user of REDIS_URL may not do what Cordon needs: give it all commands on the keys cordon:*.`,
  'no answer': `${sentence(where)} closed the connection without an answer: check the address, and that rediss:// is used where it speaks TLS and redis:// where it does not.`,
  MOVED: `${sentence(where)} is part of a cluster: begin REDIS_URL with redis+cluster:// (rediss+cluster:// for TLS).`,
  CLUSTERDOWN: `The cluster of REDIS_URL is down, or nobody owns the slot of this site: look at CLUSTER INFO.`,
};

/** ioredis gives it no code. */
const noSentinel = /^All sentinels are unreachable/;

/** The codes of faults of TLS. */
const ofTls = /^(?:ERR_SSL|ERR_TLS|EPROTO$|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** [I8] The client's own message is never shown: it may repeat the address with its password. */
export function connectFault(error: Error): StartFault {
  if (noSentinel.test(error.message)) {
    return new StartFault(
      'No Sentinel of REDIS_URL answers, or none watches a primary of that name: check hosts, ports and the name.',
    );
  }
  const code = codeOf(error);
  if (ofTls.test(code)) {
    return new StartFault(
      `The certificate or the TLS of ${where} is not taken (${code}): use rediss:// only where it speaks TLS, and set NODE_EXTRA_CA_CERTS to the authority of its certificate.`,
    );
  }
  return new StartFault(words[code] ?? `${sentence(where)} does not answer as it should (${code}).`);
}

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /^[A-Z]+(?= )/.exec(error.message)?.[0] ?? 'no answer';
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
