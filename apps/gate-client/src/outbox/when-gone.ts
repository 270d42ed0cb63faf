import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { useCallback } from 'react';
import { systemTimers, type Timers } from '../clock/ticker.ts';
import { type LinkStore, useLinkStore } from '../state/link.ts';

/** Settles when the server can't be asked now, or has been asked for too long. */
export type Gone = (signal: AbortSignal) => Promise<'gone'>;

/* Longer than a bad line takes, shorter than a gloved hand presses again. */
const patienceMs = 4000;

export function whenGone(link: LinkStore, signal: AbortSignal, timers: Timers = systemTimers): Promise<'gone'> {
  return new Promise((resolve) => {
    const look = () => {
      if (link.getState().state !== 'live') done();
    };
    const done = () => {
      unsubscribe();
      timers.clearTimeout(handle);
      resolve('gone');
    };
    const handle = timers.setTimeout(done, patienceMs);
    const unsubscribe = link.subscribe(look);
    signal.addEventListener('abort', done, { once: true });
    look();
  });
}

export function useGone(): Gone {
  const link = useLinkStore();
  return useCallback((signal) => whenGone(link, signal), [link]);
}

/** [U278] The server's word, or that it does not come now; the record waits in either case. */
export async function orGone(answered: Promise<Ack>, gone: Gone): Promise<Ack | 'gone'> {
  const over = new AbortController();
  try {
    return await Promise.race([answered, gone(over.signal)]);
  } finally {
    over.abort();
  }
}
