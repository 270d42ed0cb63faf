import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { Columns } from '../parts/form-frame.tsx';
import { GoodsList } from '../parts/goods-list.tsx';
import { YesNo } from '../parts/answer-row.tsx';
import { reportWords, type StepView } from '../view.ts';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { TextField } from '../../ui/fields/fields.tsx';

const fields = z.object({
  contactless: z.boolean().nullable(),
  cargoAfter: z.enum(['empty', 'goods']).nullable(),
  note: z.string(),
});

function Form(props: FormProps) {
  const { t } = useWords();
  const { visit, correcting } = props;
  const was = correcting?.report;
  const draft = useDraft(
    draftKey(props),
    fields,
    was?.kind === 'unload'
      ? { contactless: was.contactless, cargoAfter: was.cargoAfter, note: was.note ?? '' }
      : { contactless: null, cargoAfter: null, note: '' },
  );
  const { contactless, cargoAfter, note } = draft.value;
  const complete = contactless !== null && cargoAfter !== null;
  return (
    <FormPage
      {...props}
      report={complete ? { kind: 'unload', contactless, cargoAfter, note: note.trim() || null } : null}
      missing={t('steps.answerAll')}
      word={t('steps.unload.submit')}
      onDone={draft.drop}
    >
      <GoodsList goods={visit.declaration.goods} />
      <Columns>
        <YesNo
          label={t('steps.unload.contactless')}
          value={contactless}
          onChange={(to) => draft.change({ contactless: to })}
          yes={t('steps.unload.contactlessYes')}
          no={t('steps.unload.contactlessNo')}
          goodIs
        />
        <ChoiceTiles
          label={t('steps.unload.after')}
          columns={2}
          value={cargoAfter}
          choices={[
            { value: 'empty', word: t('steps.unload.empty') },
            { value: 'goods', word: t('steps.unload.rest') },
          ]}
          onChange={(to) => draft.change({ cargoAfter: to })}
        />
        <TextField
          label={t('steps.unload.note')}
          value={note}
          onChange={(to) => draft.change({ note: to })}
          maxLength={60}
        />
      </Columns>
    </FormPage>
  );
}

export const view: StepView<'unload'> = {
  Form,
  fields: (words, { contactless, cargoAfter, note }) => ({
    contactless: reportWords(words).yes(contactless),
    cargoAfter: words.t(`terms.cargo.${cargoAfter}`),
    ...(note !== null && { note }),
  }),
  summary: ({ t }, { cargoAfter }) => t(`terms.cargo.${cargoAfter}`),
};
