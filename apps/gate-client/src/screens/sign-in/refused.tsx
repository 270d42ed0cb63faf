import { useStore } from 'zustand';
import { useNow } from '../../clock/clock.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import type { Conversation } from './conversation.ts';

/** What the server refused; where it wants a pause, the time that is left, and nothing once it is over. */
export function Refused({ talk }: { talk: Conversation }) {
  const { refusal, until } = useStore(talk.said);
  const left = useTimeLeft(talk);
  if (until === null) return <RefusalNotice refusal={refusal} onDismiss={talk.dismiss} />;
  if (refusal === null || left <= 0) return null;
  return <RefusalNotice refusal={{ ...refusal, params: { ...refusal.params, retryAfterMs: left } }} />;
}

/** @returns milliseconds until one may try again, rounded up to whole seconds; 0: now */
export function useTimeLeft(talk: Conversation): number {
  const { until } = useStore(talk.said);
  const now = useNow();
  return until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000) * 1000);
}
