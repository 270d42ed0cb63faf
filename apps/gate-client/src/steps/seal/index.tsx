import { sealNumber } from '@cordon/protocol/steps/seal/shape.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { CodeKeys, nextCode } from '../parts/code-keys.tsx';
import { latest } from '../model/seen.ts';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { useVisits } from '../parts/use-site.ts';
import styles from '../steps.module.css';
import type { StepView } from '../view.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';

const fields = z.object({ number: z.string() });

function Form(props: FormProps) {
  const { t } = useWords();
  const visits = useVisits();
  const was = props.correcting?.report;
  const draft = useDraft(draftKey(props), fields, { number: was?.kind === 'seal' ? was.number : '' });
  const { number } = draft.value;
  const last = lastSeal(visits);
  const next = last === null ? null : nextCode(last);
  const read = sealNumber.safeParse(number);
  return (
    <FormPage
      {...props}
      report={read.success ? { kind: 'seal', number: read.data } : null}
      missing={t('steps.seal.missing')}
      word={t('steps.seal.submit')}
      onDone={draft.drop}
    >
      <p>{t('steps.seal.hint')}</p>
      <CodeKeys
        label={t('steps.seal.number')}
        value={number}
        onChange={(typed) => draft.change({ number: typed })}
        maxLength={20}
        dash
      />
      {next !== null && (
        <div className={styles.offers}>
          <ActionButton onPress={() => draft.change({ number: next })}>
            {t('steps.seal.next', { number: next })}
          </ActionButton>
        </div>
      )}
    </FormPage>
  );
}

/** [U132] The seal that was used last. */
export function lastSeal(visits: readonly VisitState[]): string | null {
  const { report } = latest(visits, ({ report: r }) => r.kind === 'seal') ?? {};
  return report?.kind === 'seal' ? report.number : null;
}

export const view: StepView<'seal'> = {
  Form,
  fields: (_words, { number }) => ({ number }),
  summary: (_words, { number }) => number,
  isPlain: true,
};
