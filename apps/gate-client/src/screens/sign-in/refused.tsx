import { useStore } from 'zustand';
import { useNow } from '../../clock/clock.tsx';
import { RefusalNotice, Notice } from '../../ui/page/notice.tsx';
import type { Conversation } from './conversation.ts';
import type { DeviceState } from '../../device/device-store.ts';
import { useWords } from '../../i18n/words.tsx';
import { useSession } from '../../session/session-store.ts';
import { duration } from '../../i18n/format.ts';
import type { Unlocked } from '../../session/authors/authors.ts';

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

/** Why nobody is signed in (any more), as long as there is nothing newer to say. */
export function Why({ device, quiet, talk }: { device: DeviceState; quiet: boolean; talk: Conversation }) {
  const { t } = useWords();
  const { ended } = useSession();
  const { refusal, offline } = useStore(talk.said);
  if (device.kind === 'revoked') return <Notice tone="refuse" title={t('session.deviceRevoked')} />;
  if (ended === null || refusal !== null || offline !== null || quiet) return null;
  return <Notice tone={ended === 'signedOff' ? 'plain' : 'hold'} title={t(`session.${ended}`)} />;
}

type Props = { refused: Extract<Unlocked, { ok: false }>; left: number; onDismiss: () => void };

/** [U256] Why this device does not open without the network, and what helps. */
function OfflineRefused({ refused: { why }, left, onDismiss }: Props) {
  const { t } = useWords();
  const title = t(`offlineEntry.${why}.what`);
  if (left > 0) return <Notice tone="refuse" title={title} text={t('offlineEntry.wait', { time: duration(left) })} />;
  if (why === 'delayed') return null; // it is over
  return <Notice tone="refuse" title={title} text={t(`offlineEntry.${why}.todo`)} onDismiss={onDismiss} />;
}
