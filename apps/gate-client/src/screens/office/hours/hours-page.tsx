import { isOpenAt } from '@cordon/protocol/site/hours.ts';
import type { OpeningWindow } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useField, SaveBar } from '../parts/form-fields.tsx';
import { faultWords, useOfficeForm, useSiteVersion } from '../parts/office-form.ts';
import {
  asTyped,
  type HoursForm,
  hoursForm,
  hoursProblems,
  hoursSchema,
  inOrder,
  type MadeHours,
  openHours,
  sameHours,
} from './week.ts';
import { WeekEditor } from './week-editor.tsx';

/** When the gate is open: the week as a picture, and its windows to be changed below it. */
export function HoursPage({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const basedOn = useSiteVersion();
  const now = useNow();
  const form = useOfficeForm({
    key: 'office/hours',
    typed: hoursForm,
    schema: hoursSchema,
    saved: { hours: inOrder(site.hours) },
    words: faultWords(words, hoursProblems, (problem) => t(`office.hours.${problem}`)),
    follows: true,
  });
  const { value: hours, onChange } = useField<OpeningWindow[], HoursForm, MadeHours>({ form, name: 'hours' });
  const typed = asTyped(hours);
  const dirty = !sameHours(typed ?? hours, site.hours);
  const isOpen = isOpenAt(site.hours, site.timeZone, now);

  const save = () => form.submit((made) => form.act.run({ type: 'setHours', hours: made.hours, basedOn }));

  return (
    <Panel
      title={t('office.hours.title')}
      aside={
        <span>
          {t('office.hours.now')}{' '}
          <StatusBadge
            size="small"
            status={isOpen ? 'pass' : 'hold'}
            word={t(isOpen ? 'office.hours.open' : 'office.hours.shut')}
          />
        </span>
      }
      flush
    >
      <WeekEditor hours={hours} onChange={onChange} />
      <SaveBar
        act={form.act}
        dirty={dirty}
        overtaken={form.overtaken}
        problem={form.problem}
        note={
          hours.length === 0
            ? t('office.hours.none')
            : `${t('office.hours.total', { hours: typed === null ? '—' : openHours(typed) })} · ${t('office.hours.crossing')}`
        }
        onSave={save}
        onDiscard={form.discard}
      />
    </Panel>
  );
}
