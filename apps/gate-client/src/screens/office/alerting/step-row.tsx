import { escalationRoles, means } from '@cordon/protocol/alert/policy.ts';
import type { Severity } from '@cordon/protocol/alert/severity.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import type { Faults, StepDraft } from './alerting-draft.ts';
import { Checks } from './checks.tsx';
import { faultWords } from './fault-words.ts';
import styles from './alerting.module.css';

type Props = {
  severity: Severity;
  index: number;
  step: StepDraft;
  faults: Faults;
  onChange: (step: StepDraft) => void;
  onRemove: () => void;
};

/** One step: after how long, whom, by what means. */
export function StepRow({ severity, index, step, faults, onChange, onRemove }: Props) {
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
