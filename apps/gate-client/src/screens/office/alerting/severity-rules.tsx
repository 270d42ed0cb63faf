import { type Alerting, escalationRoles, type Means, means } from '@cordon/protocol/alert/policy.ts';
import { IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { FormText, useField } from '../parts/form-fields.tsx';
import type { OfficeForm } from '../parts/office-form.ts';
import { type AlertingDraft, type editedSeverities, mostSteps, nextStep, type StepDraft } from './alerting-draft.ts';
import styles from './alerting.module.css';

type AlertingForm = OfficeForm<AlertingDraft, Alerting>;
type Edited = (typeof editedSeverities)[number];

/** How long "in hand" is believed, and who is told when nobody has it. */
export function SeverityRules({ severity, form }: { severity: Edited; form: AlertingForm }) {
  const { t } = useWords();
  const steps = useFieldArray({ control: form.control, name: `policies.${severity}.steps` });
  const typed = form.values.policies[severity].steps;
  const name = t(`terms.severities.${severity}`);
  return (
    <section className={styles.severity} aria-label={name} data-severity={severity}>
      <div className={styles.head}>
        <h3>
          <StatusBadge status={severity === 'warning' ? 'hold' : 'refuse'} word={name} />
        </h3>
        <FormText
          form={form}
          name={`policies.${severity}.acknowledged`}
          size="desk"
          label={t('office.alerting.acknowledged')}
          hint={t('office.alerting.acknowledgedHint')}
        />
      </div>
      <div className={styles.steps}>
        <p className={styles.stepsTitle}>{t('office.alerting.steps')}</p>
        {steps.fields.length === 0 && <p className={styles.soft}>{t('office.alerting.stepsNone')}</p>}
        <ol className={styles.stepList}>
          {steps.fields.map(({ id }, index) => (
            <StepRow key={id} severity={severity} index={index} form={form} onRemove={() => steps.remove(index)} />
          ))}
        </ol>
        {steps.fields.length < mostSteps && (
          <span>
            <ActionButton
              size="desk"
              label={`${t('office.alerting.addStep')} · ${name}`}
              icon={<IconPlus size="1.1em" aria-hidden />}
              onPress={() => steps.append(nextStep(typed), { shouldFocus: false })}
            >
              {t('office.alerting.addStep')}
            </ActionButton>
          </span>
        )}
      </div>
    </section>
  );
}

type StepProps = { severity: Edited; index: number; form: AlertingForm; onRemove: () => void };

/** One step: after how long, whom, by what means. */
function StepRow({ severity, index, form, onRemove }: StepProps) {
  const { t } = useWords();
  const at = `policies.${severity}.steps.${index}` as const;
  const whom = useField<StepDraft['whom'], AlertingDraft, Alerting>({ form, name: `${at}.whom` });
  const by = useField<Means[], AlertingDraft, Alerting>({ form, name: `${at}.means` });
  const number = index + 1;
  return (
    <li className={styles.step} aria-label={t('office.alerting.step', { number })}>
      <span className={styles.number}>{number}</span>
      <FormText form={form} name={`${at}.after`} size="desk" label={t('office.alerting.after')} />
      <Checks
        label={t('office.alerting.whom')}
        values={whom.value}
        fault={whom.fault}
        choices={escalationRoles.map((value) => ({ value, word: t(`terms.roles.${value}`) }))}
        onChange={whom.onChange}
      />
      <Checks
        label={t('office.alerting.means')}
        values={by.value}
        fault={by.fault}
        choices={means.map((value) => ({ value, word: t(`terms.means.${value}`) }))}
        onChange={by.onChange}
      />
      <span className={styles.remove}>
        <ActionButton
          size="desk"
          label={t('office.alerting.removeStepOf', { number, severity: t(`terms.severities.${severity}`) })}
          onPress={onRemove}
        >
          {t('office.alerting.removeStep')}
        </ActionButton>
      </span>
    </li>
  );
}

type ChecksProps<T extends string> = {
  label: string;
  values: readonly T[];
  choices: readonly { value: T; word: string }[];
  fault: string | null;
  onChange: (values: T[]) => void;
};

/** Any of a few, in one line of a form at a desk. */
function Checks<T extends string>({ label, values, choices, fault, onChange }: ChecksProps<T>) {
  const id = useId();
  return (
    <fieldset className={styles.checks} aria-describedby={fault === null ? undefined : id}>
      <legend>{label}</legend>
      <div className={styles.boxes}>
        {choices.map(({ value, word }) => (
          <label key={value} className={styles.box}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={(event) => {
                onChange(
                  choices
                    .map((choice) => choice.value)
                    .filter((one) => (one === value ? event.target.checked : values.includes(one))),
                );
              }}
            />
            {word}
          </label>
        ))}
      </div>
      {fault !== null && (
        <p id={id} className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
