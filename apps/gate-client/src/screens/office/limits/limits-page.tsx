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
  type LimitField,
} from './limit-fields.ts';
import { useSiteVersion } from '../parts/site-version.ts';
import { useId } from 'react';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import styles from './limits.module.css';

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

type Props = { field: LimitField; text: string; changed: boolean; onChange: (text: string) => void };

/** A figure as a cell of a spreadsheet: typed in its place, with its unit beside it. */
function LimitRow({ field: { name, unit, min, max }, text, changed, onChange }: Props) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const wrong = readLimit(name, text) === null;
  const bounds = { min: words.number(min), max: words.number(max) };
  return (
    <tr data-changed={changed} data-limit={name}>
      <th scope="row">
        <label htmlFor={id}>{t(`office.limits.names.${name}`)}</label>
      </th>
      <td>
        <span className={styles.cell}>
          <TextInput
            id={id}
            aria-label={t(`office.limits.names.${name}`)}
            className={styles.input}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={wrong}
            aria-describedby={`${id}-does ${id}-range`}
            onText={onChange}
          />
          <span className={styles.unit}>{t(`office.limits.units.${unit}`)}</span>
        </span>
      </td>
      <td id={`${id}-range`} className={wrong ? styles.wrong : styles.soft}>
        {t(wrong ? 'office.limits.fault' : 'office.limits.range', bounds)}
      </td>
      <td id={`${id}-does`}>{t(`office.limits.does.${name}`)}</td>
    </tr>
  );
}
