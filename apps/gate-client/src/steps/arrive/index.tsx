import type { Declaration } from '@cordon/protocol/declaration/declaration.ts';
import { samePlate } from '@cordon/protocol/plate.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import { z } from 'zod';
import { plateWords } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { wantsReason } from '../model/hand-reason.ts';
import { HandReason } from '../parts/hand-reason.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { Column, Columns } from '../parts/form-frame.tsx';
import { reportWords, type StepView } from '../view.ts';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { PlateKeyboard } from '../../ui/plate/plate-keyboard.tsx';

const fields = z.object({
  plate: z.enum(['same', 'other']).nullable(),
  typed: z.string(),
  trailer: z.enum(['same', 'none', 'other']).nullable(),
  typedTrailer: z.string(),
  handReason: z.string(),
  editing: z.enum(['plate', 'trailer']).nullable(),
});

/** What stands at the gate, compared with what was announced: one tap each when it is the same. */
function Form(props: FormProps) {
  const { t } = useWords();
  const { visit, correcting } = props;
  const { declaration } = visit;
  const draft = useDraft(draftKey(props), fields, initial(correcting?.report, declaration));
  const { plate, typed, trailer, typedTrailer, handReason, editing } = draft.value;
  const seen = plate === 'same' ? declaration.plate : typed;
  const seenTrailer = trailer === 'same' ? declaration.trailerPlate : trailer === 'other' ? typedTrailer : null;
  const needsReason = wantsReason(plate === null ? '' : seen, seenTrailer);
  const complete =
    plate !== null &&
    trailer !== null &&
    seen !== '' &&
    (trailer === 'none' || seenTrailer !== '') &&
    (!needsReason || handReason.trim().length >= 2);
  const report: StepReport = {
    kind: 'arrive',
    plate: seen,
    trailerPlate: seenTrailer,
    handReason: needsReason ? handReason.trim() : null,
  };

  return (
    <FormPage
      {...props}
      report={complete ? report : null}
      missing={t(needsReason ? 'steps.arrive.missingReason' : 'steps.arrive.missing')}
      word={t('steps.arrive.submit')}
      onDone={draft.drop}
    >
      <Columns wideLast={editing !== null}>
        <Column>
          <ChoiceTiles
            label={t('steps.arrive.plate')}
            columns={2}
            value={plate}
            choices={[
              { value: 'same', word: t('steps.arrive.same'), hint: plateWords(declaration.plate) },
              { value: 'other', word: t('steps.arrive.other'), hint: plateWords(typed) },
            ]}
            onChange={(to) => draft.change({ plate: to, editing: to === 'other' ? 'plate' : null })}
          />
          <ChoiceTiles
            label={t('steps.arrive.trailer')}
            columns={2}
            value={trailer}
            choices={
              declaration.trailerPlate === null
                ? [
                    {
                      value: 'none',
                      word: t('steps.arrive.noTrailer'),
                      hint: t('steps.arrive.asDeclared'),
                    },
                    { value: 'other', word: t('steps.arrive.withTrailer'), hint: plateWords(typedTrailer) },
                  ]
                : [
                    {
                      value: 'same',
                      word: t('steps.arrive.same'),
                      hint: plateWords(declaration.trailerPlate),
                    },
                    { value: 'other', word: t('steps.arrive.other'), hint: plateWords(typedTrailer) },
                    { value: 'none', word: t('steps.arrive.noTrailer') },
                  ]
            }
            onChange={(to) => draft.change({ trailer: to, editing: to === 'other' ? 'trailer' : null })}
          />
          {needsReason && <HandReason value={handReason} onChange={(to) => draft.change({ handReason: to })} />}
        </Column>
        {editing === 'plate' && (
          <PlateKeyboard label={t('steps.arrive.plate')} value={typed} onChange={(to) => draft.change({ typed: to })} />
        )}
        {editing === 'trailer' && (
          <PlateKeyboard
            label={t('steps.arrive.trailer')}
            value={typedTrailer}
            onChange={(to) => draft.change({ typedTrailer: to })}
          />
        )}
      </Columns>
    </FormPage>
  );
}

type Fields = z.infer<typeof fields>;

function initial(was: StepReport | undefined, { plate, trailerPlate }: Declaration): Fields {
  const none: Fields = { plate: null, typed: '', trailer: null, typedTrailer: '', handReason: '', editing: null };
  if (was?.kind !== 'arrive') return none;
  const isSame = samePlate(was.plate, plate);
  const isSameTrailer = was.trailerPlate !== null && samePlate(was.trailerPlate, trailerPlate);
  return {
    plate: isSame ? 'same' : 'other',
    typed: isSame ? '' : was.plate,
    trailer: was.trailerPlate === null ? 'none' : isSameTrailer ? 'same' : 'other',
    typedTrailer: isSameTrailer ? '' : (was.trailerPlate ?? ''),
    handReason: was.handReason ?? '',
    editing: null,
  };
}

export const view: StepView<'arrive'> = {
  Form,
  fields: (words, { plate, trailerPlate, handReason }) => ({
    plate: plateWords(plate),
    trailerPlate: reportWords(words).text(trailerPlate === null ? null : plateWords(trailerPlate)),
    ...(handReason !== null && { handReason }),
  }),
  summary: (_words, { plate }) => plateWords(plate),
};
