import type { SiteState } from '@cordon/protocol/site/state.ts';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { isDay, movedDay, nightOf } from './night-day.ts';
import styles from './review.module.css';

type Night = { day: string; tonight: string; choose: (day: string) => void };

const review = getRouteApi('/signed-in/review');

/** The night that is looked at, the same on every page; tonight until another one is chosen. */
export function useDay({ timeZone }: SiteState): Night {
  const tonight = nightOf(useNow(), timeZone);
  const { day = tonight } = review.useSearch();
  const navigate = useNavigate();
  return {
    day: day > tonight ? tonight : day,
    tonight,
    choose: (next) => void navigate({ to: '.', search: { day: next === tonight ? undefined : next } }),
  };
}

/** Which night: typed, or night by night. */
export function DayPicker({ night: { day, tonight, choose } }: { night: Night }) {
  const { t } = useWords();
  const last = day >= tonight;
  return (
    <div className={styles.picker}>
      <ActionButton
        size="desk"
        label={t('review.before')}
        icon={<IconChevronLeft size="1.2em" aria-hidden />}
        onPress={() => {
          choose(movedDay(day, -1));
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
          if (isDay(text)) choose(text > tonight ? tonight : text);
        }}
      />
      <ActionButton
        size="desk"
        disabled={last}
        label={t('review.after')}
        icon={<IconChevronRight size="1.2em" aria-hidden />}
        onPress={() => {
          choose(movedDay(day, 1));
        }}
      >
        <span className={styles.pickerWord}>{t('review.after')}</span>
      </ActionButton>
      {!last && (
        <ActionButton
          size="desk"
          onPress={() => {
            choose(tonight);
          }}
        >
          {t('review.tonight')}
        </ActionButton>
      )}
    </div>
  );
}
