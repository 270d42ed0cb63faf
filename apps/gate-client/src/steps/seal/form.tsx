import { sealNumber } from '@cordon/protocol/steps/seal/shape.ts';
import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { nextCode } from '../model/codes.ts';
import { lastSeal } from './last-seal.ts';
import { CodeKeys } from '../parts/code-keys.tsx';
import { draftKey } from '../parts/draft-key.ts';
import { FormPage, type FormProps } from '../parts/form-page.tsx';
import { useVisits } from '../parts/use-site.ts';
import styles from '../steps.module.css';

const fields = z.object({ number: z.string() });

export function Form(props: FormProps) {
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
