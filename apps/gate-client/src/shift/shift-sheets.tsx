import type { SignedInPerson } from '@cordon/protocol/wire/http/session.ts';
import { useWords } from '../i18n/words.tsx';
import { useCommand } from '../outbox/use-command.ts';
import { ActionButton, PrimaryAction } from '../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../ui/page/notice.tsx';
import { Sheet } from '../ui/sheet/sheet.tsx';
import { OverviewPanel } from './overview-panel.tsx';
import { OwnWaiting } from './own-waiting.tsx';
import { holdsPersonalNumber } from '@cordon/protocol/personal-data.ts';
import { useState } from 'react';
import { useLink } from '../state/link.ts';
import { TextField } from '../ui/fields/fields.tsx';

export type StartSheetProps = { opened: boolean; me: SignedInPerson; onClose: () => void };

/**
 * What one takes over, and one press to begin. It is also the first touch of a window that was loaded anew, which is what
 * browsers want before they make a sound: alarms are heard from here on.
 */
export function StartSheet({ opened, me, onClose }: StartSheetProps) {
  const { t } = useWords();
  const act = useCommand();
  /* Not before it is kept: what this window shows as begun must have begun when it is loaded anew. */
  async function begin(): Promise<void> {
    if (await act.run({ type: 'startShift' })) onClose();
  }
  return (
    <Sheet opened={opened} onClose={onClose} title={t('shift.startTitle')}>
      <OverviewPanel me={me} takesOver />
      <OwnWaiting personId={me.personId} />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction busy={act.busy} onPress={begin}>
        {t('shift.startAction')}
      </PrimaryAction>
    </Sheet>
  );
}

type HandOverSheetProps = { opened: boolean; me: SignedInPerson; onClose: () => void; onSignOff: () => void };

/** [U232] How things stand, a word for the next, and the end of the shift; then the sign-off by itself. */
export function HandOverSheet({ opened, me, onClose, onSignOff }: HandOverSheetProps) {
  const { t } = useWords();
  const act = useCommand();
  const { state } = useLink();
  const [note, setNote] = useState('');
  const forbidden = holdsPersonalNumber(note);

  async function end(): Promise<void> {
    const text = note.trim();
    if (!(await act.run({ type: 'endShift', note: text === '' ? null : text }))) return;
    setNote('');
    onClose();
    onSignOff();
  }

  return (
    <Sheet opened={opened} onClose={onClose} title={t('shift.handOverTitle')}>
      <OverviewPanel me={me} takesOver={false} />
      <TextField
        label={t('shift.note')}
        value={note}
        onChange={setNote}
        lines={3}
        maxLength={500}
        hint={t('shift.noteHint')}
        fault={forbidden ? t('errors.personal-data-in-text.what') : null}
      />
      <OwnWaiting personId={me.personId} />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      {act.busy && state !== 'live' && (
        <Notice
          tone="offline"
          title={t('shift.sending')}
          action={<ActionButton onPress={onSignOff}>{t('shift.leaveNow')}</ActionButton>}
        />
      )}
      <PrimaryAction busy={act.busy} disabled={forbidden} why={t('errors.personal-data-in-text.what')} onPress={end}>
        {t('shift.handOverAction')}
      </PrimaryAction>
    </Sheet>
  );
}
