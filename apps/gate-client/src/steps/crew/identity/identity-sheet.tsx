import { unmaskReasons, type UnmaskReason } from '@cordon/protocol/audit/events.ts';
import { holdsPersonalNumber } from '@cordon/protocol/personal-data.ts';
import { visitRoutes, type Identity } from '@cordon/protocol/wire/http/visits.ts';
import { IconDots, IconId, IconPhone, IconStethoscope } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { useApi } from '../../../api/api.ts';
import { useClock, useNow } from '../../../clock/clock.tsx';
import { systemTimers, type Timers } from '../../../clock/ticker.ts';
import { duration } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import styles from '../crew.module.css';
import { ActionButton, PrimaryAction } from '../../../ui/buttons/button.tsx';
import { ActionTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Facts } from '../../../ui/page/screen.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';

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

export const shownForMs = 60_000;

export type Reveal = {
  shown: StoreApi<{ identity: Identity; until: number } | null>;
  show(identity: Identity): void;
  hide(): void;
};

/**
 * [U233] What was behind a mask is shown for a minute, then masked again by itself. It lives in this object only, which
 * goes with the sheet: no draft, no storage and no picture ever holds it.
 */
export function createReveal(now: () => number, timers: Timers = systemTimers): Reveal {
  const shown = createStore<{ identity: Identity; until: number } | null>()(() => null);
  let masked: unknown = null;
  const hide = () => {
    timers.clearTimeout(masked);
    shown.setState(null, true);
  };
  return {
    shown,
    hide,
    show(identity) {
      timers.clearTimeout(masked);
      shown.setState({ identity, until: now() + shownForMs }, true);
      masked = timers.setTimeout(hide, shownForMs);
    },
  };
}

type Props = { identity: Identity; until: number; onHide: () => void };

/** In large letters, to be held beside a document; with the time that is left. */
export function Revealed({ identity: { name, documentNumber, phone }, until, onHide }: Props) {
  const { t } = useWords();
  const now = useNow();
  const large = (text: string) => <b className={styles.identity}>{text}</b>;
  return (
    <div className={styles.revealed} data-revealed>
      <Facts
        items={[
          { name: t('identity.name'), value: large(name) },
          { name: t('identity.number'), value: large(documentNumber.replaceAll(/(.{4})(?=.)/gu, '$1 ')) },
          { name: t('identity.phone'), value: phone === null ? t('common.none') : large(phone) },
        ]}
      />
      <p role="timer">{t('identity.until', { time: duration(until - now) })}</p>
      <ActionButton onPress={onHide}>{t('identity.hide')}</ActionButton>
    </div>
  );
}
