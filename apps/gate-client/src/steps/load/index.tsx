import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { Column, Columns } from '../parts/form-frame.tsx';
import { YesNo } from '../parts/answer-row.tsx';
import styles from '../steps.module.css';
import { reportWords, type StepView } from '../view.ts';
import { Keypad } from '../../ui/choose/keypad.tsx';

const fields = z.object({
  contactless: z.boolean().nullable(),
  containers: z.string(),
  covered: z.boolean().nullable(),
});

function Form(props: FormProps) {
  const { t } = useWords();
  const was = props.correcting?.report;
  const draft = useDraft(
    draftKey(props),
    fields,
    was?.kind === 'load'
      ? { contactless: was.contactless, containers: String(was.containers), covered: was.covered }
      : { contactless: null, containers: '', covered: null },
  );
  const { contactless, containers, covered } = draft.value;
  const complete = contactless !== null && covered !== null && containers !== '';
  return (
    <FormPage
      {...props}
      report={complete ? { kind: 'load', contactless, containers: Number(containers), covered } : null}
      missing={t(containers === '' ? 'steps.load.missing' : 'steps.answerAll')}
      word={t('steps.load.submit')}
      onDone={draft.drop}
    >
      <Columns>
        <Column>
          <YesNo
            label={t('steps.load.contactless')}
            value={contactless}
            onChange={(to) => draft.change({ contactless: to })}
            yes={t('steps.load.contactlessYes')}
            no={t('steps.load.contactlessNo')}
            goodIs
          />
          <YesNo
            label={t('steps.load.covered')}
            value={covered}
            onChange={(to) => draft.change({ covered: to })}
            yes={t('steps.load.coveredYes')}
            no={t('steps.load.coveredNo')}
            goodIs
          />
        </Column>
        <div>
          <p className={styles.legend}>{t('steps.load.containers')}</p>
          <Keypad
            label={t('steps.load.containers')}
            value={containers}
            onChange={(to) => draft.change({ containers: to })}
            maxLength={3}
            unit={t('steps.load.unit')}
          />
        </div>
      </Columns>
    </FormPage>
  );
}

export const view: StepView<'load'> = {
  Form,
  fields: (words, { contactless, containers, covered }) => ({
    contactless: reportWords(words).yes(contactless),
    containers: words.number(containers),
    covered: reportWords(words).yes(covered),
  }),
  summary: ({ t }, { containers }) => `${containers} ${t('steps.load.unit')}`,
};
