import { useWords } from '../i18n/words.tsx';
import { useOccupied } from '../state/open-form.ts';
import { useLink } from '../state/link.ts';
import { ActionButton } from '../ui/buttons/button.tsx';
import { Notice } from '../ui/page/notice.tsx';
import { useUpdates, useUpdateState } from './updates.ts';

/** [U261] There is a new version: it is loaded between two vehicles, when somebody says so. */
export function UpdateBand() {
  const { t } = useWords();
  const updates = useUpdates();
  const state = useUpdateState();
  const { outdated } = useLink();
  const isOccupied = useOccupied();
  if (state === 'none' && !outdated) return null;
  const why = isOccupied ? 'pwa.afterForm' : outdated || state === 'taken' ? 'pwa.needed' : 'pwa.whenever';
  return (
    <Notice
      tone={outdated || state === 'taken' ? 'offline' : 'plain'}
      title={t('pwa.ready')}
      text={t(why)}
      action={
        <ActionButton disabled={isOccupied} onPress={updates.take}>
          {t('pwa.take')}
        </ActionButton>
      }
    />
  );
}
