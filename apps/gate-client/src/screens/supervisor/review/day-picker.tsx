import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { isDay, movedDay } from './night-day.ts';
import styles from './review.module.css';

type Props = { day: string; tonight: string; onChange: (day: string) => void };

/** Which night: typed, or night by night. */
export function DayPicker({ day, tonight, onChange }: Props) {
  const { t } = useWords();
  const last = day >= tonight;
  return (
    <div className={styles.picker}>
      <ActionButton
        size="desk"
        label={t('review.before')}
        icon={<IconChevronLeft size="1.2em" aria-hidden />}
        onPress={() => {
          onChange(movedDay(day, -1));
        }}
      >
        <span className={styles.pickerWord}>{t('review.before')}</span>
      </ActionButton>
      <TextField
        size="desk"
        type="date"
        label={t('review.day')}
        value={day}
        onChange={(text) => {
          if (isDay(text)) onChange(text > tonight ? tonight : text);
        }}
      />
      <ActionButton
        size="desk"
        disabled={last}
        label={t('review.after')}
        icon={<IconChevronRight size="1.2em" aria-hidden />}
        onPress={() => {
          onChange(movedDay(day, 1));
        }}
      >
        <span className={styles.pickerWord}>{t('review.after')}</span>
      </ActionButton>
      {!last && (
        <ActionButton
          size="desk"
          onPress={() => {
            onChange(tonight);
          }}
        >
          {t('review.tonight')}
        </ActionButton>
      )}
    </div>
  );
}
