import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { draftKey } from '../parts/draft-key.ts';
import { Columns } from '../parts/form-frame.tsx';
import { FormPage, type FormProps } from '../parts/form-page.tsx';
import { YesNo } from '../parts/yes-no.tsx';

const fields = z.object({
  crewInCab: z.boolean().nullable(),
  windowsShut: z.boolean().nullable(),
  masksOn: z.boolean().nullable(),
});

export function Form(props: FormProps) {
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
