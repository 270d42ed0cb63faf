import { type CrewMember, testResults } from '@cordon/protocol/declaration/declaration.ts';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import { StatusShape } from '../../ui/verdict/shapes.tsx';
import type { PersonFields, TestAge } from '../model/crew.ts';
import styles from './crew.module.css';
import { SampledAt } from './sampled-at.tsx';

type Props = {
  fields: Pick<PersonFields, 'sampledAt' | 'result'>;
  declared: Pick<CrewMember, 'sampledAt' | 'result'>;
  age: TestAge | null;
  now: number;
  onChange: (to: Partial<Pick<PersonFields, 'sampledAt' | 'result'>>) => void;
};

/** The test as declared, with the age that it will have at the expected exit; changed only when the paper says so. */
export function TestCard({ fields, declared, age, now, onChange }: Props) {
  const words = useWords();
  const { t } = words;
  const [editing, setEditing] = useState(false);
  const { sampledAt, result } = fields;
  const isDeclared = sampledAt === declared.sampledAt && result === declared.result;
  const what = result === null ? t('steps.verify-crew.noTest') : t(`terms.results.${result}`);
  return (
    <div className={styles.test} data-valid={age?.valid ?? false}>
      <StatusShape status={age?.valid === true ? 'running' : 'hold'} size="1.75rem" />
      <div className={styles.testText}>
        <p>
          <b>
            {t('steps.verify-crew.test')} · {what}
          </b>{' '}
          {isDeclared && sampledAt !== null && <span className={styles.role}>{t('steps.verify-crew.asDeclared')}</span>}
        </p>
        {sampledAt !== null && (
          <p className={styles.small}>{t('steps.verify-crew.sampled', { at: words.dateTime(sampledAt) })}</p>
        )}
        {age !== null && (
          <p className={styles.small}>
            {t('steps.verify-crew.ageAtExit', { hours: words.number(age.hours), limit: words.number(age.limit) })}
          </p>
        )}
      </div>
      <ActionButton onPress={() => setEditing(true)} label={t('steps.verify-crew.editTest')}>
        {t('common.edit')}
      </ActionButton>
      <Sheet opened={editing} onClose={() => setEditing(false)} title={t('steps.verify-crew.test')} size="wide">
        <ChoiceTiles
          label={t('steps.verify-crew.result')}
          columns={4}
          value={result ?? 'none'}
          choices={[
            ...testResults.map((value) => ({
              value,
              word: t(`terms.results.${value}`),
              tone: value === 'negative' ? ('plain' as const) : ('hold' as const),
            })),
            { value: 'none', word: t('steps.verify-crew.noTest') },
          ]}
          onChange={(to) => onChange(to === 'none' ? { result: null, sampledAt: null } : { result: to })}
        />
        {result !== null && <SampledAt value={sampledAt} now={now} onChange={(to) => onChange({ sampledAt: to })} />}
        <PrimaryAction onPress={() => setEditing(false)}>{t('common.confirm')}</PrimaryAction>
      </Sheet>
    </div>
  );
}
