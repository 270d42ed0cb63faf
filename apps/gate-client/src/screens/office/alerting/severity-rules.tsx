import { IconPlus } from '@tabler/icons-react';
import type { Severity } from '@cordon/protocol/alert/severity.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { type Faults, mostSteps, nextStep, type PolicyDraft, type StepDraft } from './alerting-draft.ts';
import { faultWords } from './fault-words.ts';
import { StepRow } from './step-row.tsx';
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
