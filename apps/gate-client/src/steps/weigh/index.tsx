import { firstWeight } from '@cordon/protocol/steps/weigh/step.ts';
import { shape } from '@cordon/protocol/steps/weigh/shape.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { z } from 'zod';
import { useNow } from '../../clock/clock.tsx';
import { useWords } from '../../i18n/words.tsx';
import { Keypad } from '../../ui/choose/keypad.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { Column, Columns } from '../parts/form-frame.tsx';
import styles from '../steps.module.css';
import type { StepView } from '../view.ts';

const fields = z.object({ gross: z.string() });

/** [WE3] One reading; a later one is shown with its difference to the first before it is recorded. */
function Form(props: FormProps) {
  const words = useWords();
  const { t } = words;
  const { visit, step, correcting } = props;
  const now = useNow();
  const was = correcting?.report;
  const draft = useDraft(draftKey(props), fields, { gross: was?.kind === 'weigh' ? String(was.grossKg) : '' });
  const { gross } = draft.value;
  const read = shape.report.safeParse({ kind: 'weigh', grossKg: Number(gross) });
  const first = isUnderWay(visit) ? firstWeight(visit, step.id, correcting?.recordedAt ?? now) : null;
  return (
    <FormPage
      {...props}
      report={read.success ? read.data : null}
      missing={t('steps.weigh.missing')}
      word={t('steps.weigh.submit')}
      onDone={draft.drop}
    >
      <p>{t('steps.weigh.how')}</p>
      <Columns>
        <Column>
          <p className={styles.legend}>{t('steps.weigh.gross')}</p>
          <Keypad
            label={t('steps.weigh.gross')}
            value={gross}
            onChange={(to) => draft.change({ gross: to })}
            maxLength={6}
            unit={t('steps.weigh.unit')}
          />
        </Column>
        {first !== null && (
          <Column>
            <p>{t('steps.weigh.first', { kg: words.number(first) })}</p>
            {read.success && <p>{t('steps.weigh.change', { kg: words.number(read.data.grossKg - first) })}</p>}
          </Column>
        )}
      </Columns>
    </FormPage>
  );
}

export const view: StepView<'weigh'> = {
  Form,
  fields: (words, { grossKg }) => ({ grossKg: words.number(grossKg) }),
  summary: (words, { grossKg }) => `${words.number(grossKg)} ${words.t('steps.weigh.unit')}`,
};
