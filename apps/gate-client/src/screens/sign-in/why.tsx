import { useStore } from 'zustand';
import type { DeviceState } from '../../device/device-store.ts';
import { useWords } from '../../i18n/words.tsx';
import { useSession } from '../../session/session-store.ts';
import { Notice } from '../../ui/page/notice.tsx';
import type { Conversation } from './conversation.ts';

/** Why nobody is signed in (any more), as long as there is nothing newer to say. */
export function Why({ device, quiet, talk }: { device: DeviceState; quiet: boolean; talk: Conversation }) {
  const { t } = useWords();
  const { ended } = useSession();
  const { refusal, offline } = useStore(talk.said);
  if (device.is === 'revoked') return <Notice tone="refuse" title={t('session.deviceRevoked')} />;
  if (ended === null || refusal !== null || offline !== null || quiet) return null;
  return <Notice tone={ended === 'signedOff' ? 'plain' : 'hold'} title={t(`session.${ended}`)} />;
}
