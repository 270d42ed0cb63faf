import { readingsOf } from '@cordon/protocol/steps/dry/step.ts';
import { shape } from '@cordon/protocol/steps/dry/shape.ts';
import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { Keypad } from '../../ui/choose/keypad.tsx';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { Column, Columns } from '../parts/form-frame.tsx';
import { WaitCard } from '../parts/wait-card.tsx';
import styles from '../steps.module.css';
import { reportWords, type StepView, type WaitingProps } from '../view.ts';

const fields = z.object({ celsius: z.string(), after: z.enum(['goesOn', 'ends']).nullable() });

/** [DR4] One reading of the curve, below those that were recorded; the last one ends it. */
function Form(props: FormProps) {
  const words = useWords();
  const { t } = words;
  const { step, correcting } = props;
  const was = correcting?.report;
  const draft = useDraft(
    draftKey(props),
    fields,
    was?.kind === 'dry'
      ? { celsius: String(was.celsius), after: was.finished ? 'ends' : 'goesOn' }
      : { celsius: '', after: null },
  );
  const { celsius, after } = draft.value;
  const typed = celsius === '' ? Number.NaN : Number(celsius);
  const read = shape.report.safeParse({ kind: 'dry', celsius: typed, finished: after === 'ends' });
  return (
    <FormPage
      {...props}
      report={read.success && after !== null ? read.data : null}
      missing={t('steps.dry.missing')}
      word={t('steps.dry.submit')}
      onDone={draft.drop}
    >
      <p>{t('steps.dry.how')}</p>
      <Columns>
        <Column>
          <p className={styles.legend}>{t('steps.dry.celsius')}</p>
          <Keypad
            label={t('steps.dry.celsius')}
            value={celsius}
            onChange={(to) => draft.change({ celsius: to })}
            decimals={1}
            maxLength={4}
            unit={t('common.unit.celsius')}
          />
        </Column>
        <Column>
          <ChoiceTiles
            label={t('steps.dry.is')}
            columns={2}
            value={after}
            choices={[
              { value: 'goesOn', word: t('steps.dry.goesOn') },
              { value: 'ends', word: t('steps.dry.ends') },
            ]}
            onChange={(to) => draft.change({ after: to })}
          />
          <ol aria-label={t('steps.dry.curve')}>
            {readingsOf(step.progress?.entries ?? []).map(({ version, recordedAt, report }) => (
              <li key={version}>
                {t('steps.dry.reading', { at: words.time(recordedAt), celsius: words.number(report.celsius) })}
              </li>
            ))}
          </ol>
        </Column>
      </Columns>
    </FormPage>
  );
}

function NextReading({ visit, step }: WaitingProps) {
  const { t } = useWords();
  return <WaitCard visit={visit} step={step} title={t('steps.dry.next')} />;
}

export const view: StepView<'dry'> = {
  Form,
  Waiting: NextReading,
  fields: (words, { celsius, finished }) => ({
    celsius: words.number(celsius),
    finished: reportWords(words).yes(finished),
  }),
  summary: (words, { celsius }) => `${words.number(celsius)} ${words.t('common.unit.celsius')}`,
};
