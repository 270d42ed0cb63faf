import { IconPlus } from '@tabler/icons-react';
import type { Severity } from '@cordon/protocol/alert/severity.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { type Faults, mostSteps, nextStep, type PolicyDraft, type StepDraft, type Fault } from './alerting-draft.ts';
import { escalationRoles, means } from '@cordon/protocol/alert/policy.ts';
import { useId } from 'react';
import styles from './alerting.module.css';

type Props = {
  severity: Exclude<Severity, 'info'>;
  policy: PolicyDraft;
  faults: Faults;
  onChange: (policy: PolicyDraft) => void;
};

/** How long "in hand" is believed, and who is told when nobody has it. */
export function SeverityRules({ severity, policy, faults, onChange }: Props) {
  const words = useWords();
  const { t } = words;
  const { acknowledged, steps } = policy;
  const name = t(`terms.severities.${severity}`);
  const setSteps = (next: StepDraft[]) => {
    onChange({ ...policy, steps: next });
  };
  return (
    <section className={styles.severity} aria-label={name} data-severity={severity}>
      <div className={styles.head}>
        <h3>
          <StatusBadge status={severity === 'warning' ? 'hold' : 'refuse'} word={name} />
        </h3>
        <TextField
          size="desk"
          label={t('office.alerting.acknowledged')}
          value={acknowledged}
          hint={t('office.alerting.acknowledgedHint')}
          fault={faultWords(words, faults.get(`${severity}.acknowledged`) ?? null)}
          onChange={(text) => {
            onChange({ ...policy, acknowledged: text });
          }}
        />
      </div>
      <div className={styles.steps}>
        <p className={styles.stepsTitle}>{t('office.alerting.steps')}</p>
        {steps.length === 0 && <p className={styles.soft}>{t('office.alerting.stepsNone')}</p>}
        <ol className={styles.stepList}>
          {steps.map((step, index) => (
            <StepRow
              key={index}
              severity={severity}
              index={index}
              step={step}
              faults={faults}
              onChange={(next) => {
                setSteps(steps.map((one, at) => (at === index ? next : one)));
              }}
              onRemove={() => {
                setSteps(steps.filter((_, at) => at !== index));
              }}
            />
          ))}
        </ol>
        {steps.length < mostSteps && (
          <span>
            <ActionButton
              size="desk"
              label={`${t('office.alerting.addStep')} · ${name}`}
              icon={<IconPlus size="1.1em" aria-hidden />}
              onPress={() => {
                setSteps([...steps, nextStep(steps)]);
              }}
            >
              {t('office.alerting.addStep')}
            </ActionButton>
          </span>
        )}
      </div>
    </section>
  );
}

type StepProps = {
  severity: Severity;
  index: number;
  step: StepDraft;
  faults: Faults;
  onChange: (step: StepDraft) => void;
  onRemove: () => void;
};

/** One step: after how long, whom, by what means. */
function StepRow({ severity, index, step, faults, onChange, onRemove }: StepProps) {
  const words = useWords();
  const { t } = words;
  const fault = (field: string) => faultWords(words, faults.get(`${severity}.steps.${index}.${field}`) ?? null);
  const number = index + 1;
  return (
    <li className={styles.step} aria-label={t('office.alerting.step', { number })}>
      <span className={styles.number}>{number}</span>
      <TextField
        size="desk"
        label={t('office.alerting.after')}
        value={step.after}
        fault={fault('after')}
        onChange={(after) => {
          onChange({ ...step, after });
        }}
      />
      <Checks
        label={t('office.alerting.whom')}
        values={step.whom}
        fault={fault('whom')}
        choices={escalationRoles.map((value) => ({ value, word: t(`terms.roles.${value}`) }))}
        onChange={(whom) => {
          onChange({ ...step, whom });
        }}
      />
      <Checks
        label={t('office.alerting.means')}
        values={step.means}
        fault={fault('means')}
        choices={means.map((value) => ({ value, word: t(`terms.means.${value}`) }))}
        onChange={(chosen) => {
          onChange({ ...step, means: chosen });
        }}
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

export function faultWords({ t }: Words, fault: Fault | null): string | null {
  if (fault === null) return null;
  return t(`office.alerting.faults.${fault.is}`, fault.is === 'minutes' ? { min: fault.min } : {});
}
