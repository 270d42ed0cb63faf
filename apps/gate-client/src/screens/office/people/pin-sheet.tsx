import { useState } from 'react';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { useApi } from '../../../api/api.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { DangerAction } from '../../../ui/buttons/danger.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import parts from '../parts/parts.module.css';
import styles from './people.module.css';

type Props = { member: StaffMember; added: boolean; onClose: () => void };

/** A new PIN, shown this once. It is kept nowhere: closing the sheet forgets it. */
export function PinSheet({ member, added, onClose }: Props) {
  const { t } = useWords();
  const api = useApi();
  const [pin, setPin] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<CommandRefusal | null>(null);

  async function renew(): Promise<void> {
    const answer = await api.newPin(member.personId);
    if (answer.ok) setPin(answer.value.pin);
    setRefusal(answer.ok ? null : answer);
  }

  return (
    <Sheet opened onClose={onClose} title={t('office.people.newPinTitle', { name: member.name })}>
      {pin === null ? (
        <>
          {added && <Notice tone="pass" title={t('office.people.addedNext')} />}
          <p>{t('office.people.newPinText')}</p>
          <RefusalNotice
            refusal={refusal}
            onDismiss={() => {
              setRefusal(null);
            }}
          />
          <div className={parts.danger}>
            <DangerAction tone="hold" onConfirm={renew}>
              {t('office.people.newPinAction')}
            </DangerAction>
          </div>
        </>
      ) : (
        <>
          <p>{t('office.people.pinShown', { name: member.name, number: member.staffNumber })}</p>
          <output className={styles.pin} data-pin>
            {pin}
          </output>
          <p className={parts.soft}>{t('office.people.pinOnce')}</p>
        </>
      )}
    </Sheet>
  );
}
