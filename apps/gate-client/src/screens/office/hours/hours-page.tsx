import { isOpenAt } from '@cordon/protocol/site/hours.ts';
import type { OpeningWindow } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useSiteDraft } from '../parts/use-site-draft.ts';
import { asTyped, inOrder, openHours, overlaps, sameHours, typedHours } from './week.ts';
import { WeekEditor } from './week-editor.tsx';
import { useSiteVersion } from '../parts/site-version.ts';

/** When the gate is open: the week as a picture, and its windows to be changed below it. */
export function HoursPage({ site }: { site: SiteState }) {
  const { t } = useWords();
  const act = useCommand();
  const basedOn = useSiteVersion();
  const now = useNow();
  const { value: hours, ...draft } = useSiteDraft<OpeningWindow[]>('office/hours', typedHours, inOrder(site.hours));
  const typed = asTyped(hours);
  const dirty = !sameHours(typed ?? hours, site.hours);
  const isClashing = overlaps(typed ?? []).length > 0;
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
      <WeekEditor hours={hours} onChange={draft.change} />
      <SaveBar
        act={act}
        dirty={dirty}
        overtaken={draft.overtaken}
        problem={typed === null ? t('office.hours.incomplete') : isClashing ? t('office.hours.overlap') : null}
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
