import type { Limits } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useId } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { useField, SaveBar } from '../parts/form-fields.tsx';
import { type OfficeForm, useOfficeForm, useSiteVersion } from '../parts/office-form.ts';
import {
  changedLimits,
  draftOf,
  isOrdered,
  type LimitField,
  limitFields,
  type LimitsForm,
  limitsForm,
  limitsFormOf,
  limitsSchema,
  readLimit,
  shownFields,
  typedLimits,
} from './limit-fields.ts';
import styles from './limits.module.css';

/** Every figure that a rule compares with, what it does, and what it is. */
export function LimitsPage({ site }: { site: SiteState }) {
  const { t } = useWords();
  const basedOn = useSiteVersion();
  const form = useOfficeForm({
    key: 'office/limits',
    typed: limitsForm,
    schema: limitsSchema,
    saved: limitsFormOf(draftOf(site.limits)),
    words: () => t('office.limits.order'),
    follows: true,
  });
  const draft = typedLimits(form.values);
  const changed = changedLimits(draft, site.limits);
  const wrong = limitFields.filter(({ name }) => readLimit(name, draft[name]) === null);
  const problem =
    wrong.length > 0
      ? wrong.map(({ name }) => t(`office.limits.names.${name}`)).join(' · ')
      : isOrdered(draft)
        ? null
        : t('office.limits.order');

  const save = () => form.submit((limits) => form.act.run({ type: 'setLimits', limits, basedOn }));

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
            <LimitRow key={field.name} form={form} field={field} changed={changed.includes(field.name)} />
          ))}
        </tbody>
      </table>
      <SaveBar
        act={form.act}
        dirty={changed.length > 0}
        overtaken={form.overtaken}
        problem={problem}
        note={changed.length > 0 ? t('office.limits.changed', { count: changed.length }) : t('office.live')}
        onSave={save}
        onDiscard={form.discard}
      />
    </Panel>
  );
}

type Props = { form: OfficeForm<LimitsForm, Limits>; field: LimitField; changed: boolean };

/** A figure as a cell of a spreadsheet: typed in its place, with its unit beside it. */
function LimitRow({ form, field: { name, unit, min, max }, changed }: Props) {
  const { value: text, onChange } = useField<string, LimitsForm, Limits>({ form, name });
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
