import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { useMaySee } from '../../../watch/use-may.ts';
import { later, quiet } from '../../../ui/later/later.tsx';

const IdentitySheet = later(() => import('./identity-sheet.tsx').then((loaded) => loaded.IdentitySheet), quiet);

type Props = { visitId: string; personId: string; maskedName: string; size?: 'touch' | 'desk' };

/** The way behind a mask, for those who may go it. */
export function ShowIdentity({ visitId, personId, maskedName, size = 'touch' }: Props) {
  const { t } = useWords();
  const maySee = useMaySee();
  const [open, setOpen] = useState(false);
  if (!maySee('crew.identity')) return null;
  return (
    <>
      <ActionButton
        size={size}
        icon={<IconEye size="1.3em" aria-hidden />}
        label={`${t('steps.verify-crew.showIdentity')} ${maskedName}`}
        onPress={() => setOpen(true)}
      >
        {t('steps.verify-crew.showIdentity')}
      </ActionButton>
      {open && (
        <IdentitySheet visitId={visitId} personId={personId} maskedName={maskedName} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
