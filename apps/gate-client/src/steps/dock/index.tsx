import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { Columns } from '../parts/form-frame.tsx';
import { YesNo } from '../parts/answer-row.tsx';
import { reportWords, type StepView } from '../view.ts';

const fields = z.object({
  crewInCab: z.boolean().nullable(),
  windowsShut: z.boolean().nullable(),
  masksOn: z.boolean().nullable(),
});

function Form(props: FormProps) {
  const { t } = useWords();
  const was = props.correcting?.report;
  const draft = useDraft(
    draftKey(props),
    fields,
    was?.kind === 'dock'
      ? { crewInCab: was.crewInCab, windowsShut: was.windowsShut, masksOn: was.masksOn }
      : { crewInCab: null, windowsShut: null, masksOn: null },
  );
  const { crewInCab, windowsShut, masksOn } = draft.value;
  const complete = crewInCab !== null && windowsShut !== null && masksOn !== null;
  return (
    <FormPage
      {...props}
      report={complete ? { kind: 'dock', crewInCab, windowsShut, masksOn } : null}
      missing={t('steps.answerAll')}
      word={t('steps.dock.submit')}
      onDone={draft.drop}
    >
      <Columns>
        <YesNo
          label={t('steps.dock.cab')}
          value={crewInCab}
          onChange={(to) => draft.change({ crewInCab: to })}
          yes={t('steps.dock.cabYes')}
          no={t('steps.dock.cabNo')}
          goodIs
        />
        <YesNo
          label={t('steps.dock.windows')}
          value={windowsShut}
          onChange={(to) => draft.change({ windowsShut: to })}
          yes={t('steps.dock.windowsYes')}
          no={t('steps.dock.windowsNo')}
          goodIs
        />
        <YesNo
          label={t('steps.dock.masks')}
          value={masksOn}
          onChange={(to) => draft.change({ masksOn: to })}
          yes={t('steps.dock.masksYes')}
          no={t('steps.dock.masksNo')}
          goodIs
        />
      </Columns>
    </FormPage>
  );
}

export const view: StepView<'dock'> = {
  Form,
  fields(words, { crewInCab, windowsShut, masksOn }) {
    const { yes } = reportWords(words);
    return { crewInCab: yes(crewInCab), windowsShut: yes(windowsShut), masksOn: yes(masksOn) };
  },
  summary: ({ t }, { crewInCab, windowsShut, masksOn }) =>
    t(crewInCab && windowsShut && masksOn ? 'terms.outcomes.pass' : 'terms.outcomes.warn'),
};
