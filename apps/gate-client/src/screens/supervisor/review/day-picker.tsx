import type { SiteState } from '@cordon/protocol/site/state.ts';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { addDays, dayName } from '@cordon/protocol/local-time.ts';
import { dayNamed, nightAt } from '@cordon/protocol/review/night-day.ts';
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

/** [U213] The night that goes on at this moment, by its name. */
export function nightOf(now: number, timeZone: string): string {
  return dayName(nightAt(now, timeZone));
}

export function isDay(text: string): boolean {
  return dayNamed(text) !== null;
}

/** 2026-11-12 and so many days on, or back. */
export function movedDay(text: string, days: number): string {
  const day = dayNamed(text);
  return day === null ? text : dayName(addDays(day, days));
}
