import { z } from 'zod';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { Panel } from '../../../ui/page/screen.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useSiteDraft } from '../parts/use-site-draft.ts';
import {
  changedLimits,
  draftOf,
  isOrdered,
  limitFields,
  shownFields,
  type LimitsDraft,
  readLimit,
  readLimits,
} from './limit-fields.ts';
import { LimitRow } from './limit-row.tsx';
import styles from './limits.module.css';
import { useSiteVersion } from '../parts/site-version.ts';

const draftShape = z.record(z.string(), z.string()) as unknown as z.ZodType<LimitsDraft>;

/** Every figure that a rule compares with, what it does, and what it is. */
export function LimitsPage({ site }: { site: SiteState }) {
  const { t } = useWords();
  const act = useCommand();
  const basedOn = useSiteVersion();
  const draft = useSiteDraft('office/limits', draftShape, draftOf(site.limits));
  const changed = changedLimits(draft.value, site.limits);
  const limits = readLimits(draft.value);
  const wrong = limitFields.filter(({ name }) => readLimit(name, draft.value[name]) === null);
  const problem =
    wrong.length > 0
      ? wrong.map(({ name }) => t(`office.limits.names.${name}`)).join(' · ')
      : isOrdered(draft.value)
        ? null
        : t('office.limits.order');

  async function save(): Promise<void> {
    if (limits !== null && (await act.run({ type: 'setLimits', limits, basedOn }))) draft.discard();
  }

  return (
    <Panel title={t('office.limits.title')} flush>
      <p className={styles.lead}>{t('office.limits.pinned')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('office.limits.columns.name')}</th>
            <th scope="col">{t('office.limits.columns.value')}</th>
            <th scope="col">{t('office.limits.columns.range')}</th>
            <th scope="col">{t('office.limits.columns.does')}</th>
          </tr>
        </thead>
        <tbody>
          {shownFields.map((field) => (
            <LimitRow
              key={field.name}
              field={field}
              text={draft.value[field.name]}
              changed={changed.includes(field.name)}
              onChange={(text) => {
                draft.change({ ...draft.value, [field.name]: text });
              }}
            />
          ))}
        </tbody>
      </table>
      <SaveBar
        act={act}
        dirty={changed.length > 0}
        overtaken={draft.overtaken}
        problem={problem}
        note={changed.length > 0 ? t('office.limits.changed', { count: changed.length }) : t('office.live')}
        onSave={save}
        onDiscard={draft.discard}
      />
    </Panel>
  );
}
