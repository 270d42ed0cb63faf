import { useState } from 'react';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandBody } from '../../../outbox/items.ts';
import { useCommand } from '../../../outbox/use-command.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton, PrimaryAction } from '../../../ui/buttons/button.tsx';
import { SelectField, TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { freePoints, moved, removed, type StopLimits } from './story-rules.ts';
import styles from './story.module.css';

type Props = { visit: VisitUnderWay; limits: StopLimits; onClose: () => void };

/** The stops not yet reached: another order, another point, one less, one more. */
export function StopsSheet({ visit, limits, onClose }: Props) {
  const { t } = useWords();
  const site = usePicture((picture) => picture.site?.state ?? null);
  const now = useNow();
  const act = useCommand();
  const [stops, setStops] = useState<readonly string[]>(visit.declaration.stops);
  const [reason, setReason] = useState('');
  if (site === null) return null;
  const same = stops.join(' ') === visit.declaration.stops.join(' ');
  const [another] = freePoints(visit, site, stops, now);

  async function submit(): Promise<void> {
    const command: CommandBody = { type: 'changeStops', visitId: visit.id, stops: [...stops], reason: reason.trim() };
    if (await act.run(command)) onClose();
  }

  return (
    <Sheet opened onClose={onClose} title={t('board.story.changeStops')}>
      <p>{t('board.story.stopsText')}</p>
      <ol className={styles.stops}>
        {stops.map((stop, index) => (
          <li key={stop} className={styles.stop}>
            <StopRow visit={visit} site={site} limits={limits} stops={stops} index={index} onChange={setStops} />
          </li>
        ))}
      </ol>
      {another !== undefined && stops.length < limits.most && (
        <ActionButton
          onPress={() => {
            setStops([...stops, another]);
          }}
        >
          {t('board.story.stopAdd')}
        </ActionButton>
      )}
      <TextField label={t('board.story.reasonNeeded')} value={reason} onChange={setReason} lines={2} maxLength={500} />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction
        disabled={same || reason.trim().length < 2}
        why={same ? t('board.story.stopsSame') : t('common.reasonHint', { count: 2 })}
        onPress={submit}
      >
        {t('board.story.stopsSubmit')}
      </PrimaryAction>
    </Sheet>
  );
}

type RowProps = {
  visit: VisitUnderWay;
  site: SiteState;
  limits: StopLimits;
  stops: readonly string[];
  index: number;
  onChange: (stops: readonly string[]) => void;
};

function StopRow({ visit, site, limits, stops, index, onChange }: RowProps) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const stop = stops[index] ?? '';
  if (index < limits.reached) {
    return (
      <p>
        {words.station(stop)} <span className={styles.by}>{t('board.story.stopReached')}</span>
      </p>
    );
  }
  const choices = [stop, ...freePoints(visit, site, stops, now)].map((value) => ({
    value,
    word: words.station(value),
  }));
  const name = words.station(stop);
  return (
    <>
      <SelectField
        label={t('board.story.stopReplace', { place: index + 1 })}
        value={stop}
        choices={choices}
        onChange={(value) => {
          onChange(stops.with(index, value));
        }}
      />
      <ActionButton
        label={`${t('board.story.stopUp')} ${name}`}
        disabled={index === limits.reached}
        onPress={() => {
          onChange(moved(stops, index, -1, limits));
        }}
      >
        ↑
      </ActionButton>
      <ActionButton
        label={`${t('board.story.stopDown')} ${name}`}
        disabled={index === stops.length - 1}
        onPress={() => {
          onChange(moved(stops, index, 1, limits));
        }}
      >
        ↓
      </ActionButton>
      <ActionButton
        label={`${t('board.story.stopRemove')} ${name}`}
        disabled={stops.length <= limits.atLeast}
        onPress={() => {
          onChange(removed(stops, index, limits));
        }}
      >
        {t('board.story.stopRemove')}
      </ActionButton>
    </>
  );
}
