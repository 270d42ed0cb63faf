import { useStore } from 'zustand';
import { useNow } from '../../clock/clock.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import type { Conversation } from './conversation.ts';
import { OfflineRefused } from './offline/offline-refused.tsx';

/** What the server refused, or this device in its stead; where it wants a pause, the time that is left, and once it is over no word of the pause. */
export function Refused({ talk }: { talk: Conversation }) {
  const { refusal, offline } = useStore(talk.said);
  const left = useTimeLeft(talk);
  if (offline?.ok === false) return <OfflineRefused refused={offline} left={left} onDismiss={talk.dismiss} />;
  if (refusal === null || refusal.code === 'password-weak') return null; // that is said where the password is chosen
  const { retryAfterMs: _, ...params } = refusal.params;
  if (left > 0) return <RefusalNotice refusal={{ ...refusal, params: { ...params, retryAfterMs: left } }} />;
  if (refusal.code === 'sign-in-delayed') return null;
  return <RefusalNotice refusal={{ ...refusal, params }} onDismiss={talk.dismiss} />;
}

/** @returns milliseconds until one may try again, rounded up to whole seconds; 0: now */
export function useTimeLeft(talk: Conversation): number {
  const { until } = useStore(talk.said);
  const now = useNow();
  return until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000) * 1000);
}
