import { z } from 'zod';
import { isOpenAt } from '@cordon/protocol/site/hours.ts';
import type { OpeningWindow } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import parts from '../parts/parts.module.css';
import { SaveBar } from '../parts/save-bar.tsx';
import { useSiteDraft } from '../parts/use-site-draft.ts';
import { DayRow } from './day-row.tsx';
import { asTyped, inOrder, openHours, overlaps, sameHours, weekDays } from './week.ts';
import { WeekGrid } from './week-grid.tsx';
import { useSiteVersion } from '../parts/site-version.ts';

/* Looser than the protocol's: a time that is being typed is not one yet. */
const draftShape = z.array(z.object({ day: z.int().min(0).max(6), from: z.string(), to: z.string() }));
const mostWindows = 28;

/** When the gate is open: the week as a picture, and its windows to be changed below it. */
export function HoursPage({ site }: { site: SiteState }) {
  const { t } = useWords();
  const act = useCommand();
  const basedOn = useSiteVersion();
  const now = useNow();
  const { value: hours, ...draft } = useSiteDraft<OpeningWindow[]>('office/hours', draftShape, inOrder(site.hours));
  const typed = asTyped(hours);
  const dirty = !sameHours(typed ?? hours, site.hours);
  const clashing = new Set(overlaps(typed ?? []).flat());
  const isOpen = isOpenAt(site.hours, site.timeZone, now);

  async function save(): Promise<void> {
    if (typed !== null && (await act.run({ type: 'setHours', hours: inOrder(typed), basedOn }))) draft.discard();
  }

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
      <WeekGrid hours={typed ?? []} clashing={clashing} />
      <Presets onChoose={draft.change} />
      {weekDays.map((day) => (
        <DayRow
          key={day}
          day={day}
          hours={hours}
          clashing={clashing}
          mayAdd={hours.length < mostWindows}
          onChange={draft.change}
        />
      ))}
      <SaveBar
        act={act}
        dirty={dirty}
        overtaken={draft.overtaken}
        problem={typed === null ? t('office.hours.incomplete') : clashing.size > 0 ? t('office.hours.overlap') : null}
        note={
          hours.length === 0
            ? t('office.hours.none')
            : `${t('office.hours.total', { hours: typed === null ? '—' : openHours(typed) })} · ${t('office.hours.crossing')}`
        }
        onSave={save}
        onDiscard={draft.discard}
      />
    </Panel>
  );
}

function Presets({ onChoose }: { onChoose: (hours: OpeningWindow[]) => void }) {
  const { t } = useWords();
  const every = (from: string, to: string) => weekDays.map((day) => ({ day, from, to }));
  return (
    <div
      className={parts.actions}
      role="group"
      aria-label={t('office.hours.presets')}
      style={{ padding: '0 0.9rem 0.9rem' }}
    >
      <ActionButton
        size="desk"
        onPress={() => {
          onChoose(every('22:00', '06:00'));
        }}
      >
        {t('office.hours.presetNight')}
      </ActionButton>
      <ActionButton
        size="desk"
        onPress={() => {
          onChoose(every('00:00', '00:00'));
        }}
      >
        {t('office.hours.presetAlways')}
      </ActionButton>
      <ActionButton
        size="desk"
        onPress={() => {
          onChoose([]);
        }}
      >
        {t('office.hours.presetNever')}
      </ActionButton>
    </div>
  );
}
