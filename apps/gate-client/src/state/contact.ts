import { offlineLimitMs } from '@cordon/protocol/offline/possible.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { useCordon } from '../context/cordon-context.tsx';

/** When this device last heard from the server, on the server's clock; it outlives the window. */
export type Contact = { last(): Instant | null; heard(now: Instant): void };

const key = 'cordon.contact';
const everyMs = 10_000;

export function createContact(storage: Pick<Storage, 'getItem' | 'setItem'>): Contact {
  const text = storage.getItem(key);
  let last = text === null ? null : Number(text);
  if (!Number.isFinite(last)) last = null;
  let written = last ?? 0;
  return {
    last: () => last,
    heard(now) {
      if (last !== null && now <= last) return; // a picture that was kept is no news
      last = now;
      if (now - written < everyMs) return;
      written = now;
      storage.setItem(key, String(now));
    },
  };
}

export function isOfflineOver(last: Instant | null, now: Instant): boolean {
  return last === null || now - last > offlineLimitMs;
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    contact: Contact;
  }
}

export const useContact = () => useCordon('contact');
