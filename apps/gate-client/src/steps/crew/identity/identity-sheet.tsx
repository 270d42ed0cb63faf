import { type UnmaskReason, unmaskReasons } from '@cordon/protocol/audit/events.ts';
import { holdsPersonalNumber } from '@cordon/protocol/personal-data.ts';
import { visitRoutes } from '@cordon/protocol/wire/http/visits.ts';
import { IconDots, IconId, IconPhone, IconStethoscope } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useApi } from '../../../api/api.ts';
import { useClock } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import { ActionTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { createReveal } from './reveal.ts';
import { Revealed } from './revealed.tsx';

const pictures = {
  'compare-document': <IconId />,
  'call-person': <IconPhone />,
  'health-office': <IconStethoscope />,
  other: <IconDots />,
} satisfies Record<UnmaskReason, unknown>;

export type IdentitySheetProps = { visitId: string; personId: string; maskedName: string; onClose: () => void };

/** [U233] Looks behind the mask of one person, for a reason that the audit trail keeps. */
export function IdentitySheet({ visitId, personId, maskedName, onClose }: IdentitySheetProps) {
  const { t } = useWords();
  const api = useApi();
  const clock = useClock();
  const [reveal] = useState(() => createReveal(clock.now));
  const shown = useStore(reveal.shown);
  const [asksNote, setAsksNote] = useState(false);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<CommandRefusal | null>(null);
  const forbidden = holdsPersonalNumber(note);
  useEffect(() => reveal.hide, [reveal]);

  async function look(reason: UnmaskReason, said: string | null): Promise<void> {
    const answer = await api.call(visitRoutes['POST /visits/:id/unmask'], {
      params: { id: visitId },
      body: { personId, reason, note: said },
    });
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) reveal.show(answer.value);
  }

  return (
    <Sheet opened onClose={onClose} title={t('identity.title', { name: maskedName })}>
      {shown !== null && <Revealed {...shown} onHide={reveal.hide} />}
      <RefusalNotice refusal={refusal} onDismiss={() => setRefusal(null)} />
      {shown === null && (
        <>
          <p>{t('identity.text')}</p>
          <ActionTiles
            label={t('identity.why')}
            columns={2}
            choices={unmaskReasons.map((reason) => ({
              value: reason,
              word: t(`terms.unmaskReasons.${reason}`),
              icon: pictures[reason],
            }))}
            onChoose={(reason) => {
              setAsksNote(reason === 'other');
              return reason === 'other' ? undefined : look(reason, null);
            }}
          />
          {asksNote && (
            <>
              <TextField
                label={t('common.reason')}
                value={note}
                onChange={setNote}
                lines={2}
                maxLength={500}
                fault={forbidden ? t('errors.personal-data-in-text.what') : null}
              />
              <PrimaryAction
                disabled={note.trim().length < 2 || forbidden}
                why={t('common.reasonHint', { count: 2 })}
                onPress={() => look('other', note.trim())}
              >
                {t('steps.verify-crew.showIdentity')}
              </PrimaryAction>
            </>
          )}
        </>
      )}
    </Sheet>
  );
}
