import type { StepReport } from '@cordon/protocol/visit/report.ts';
import { visitRoutes } from '@cordon/protocol/wire/http/visits.ts';
import { useState } from 'react';
import { useApi } from '../../api/api.ts';
import type { Answer } from '../../api/http.ts';
import { plateWords } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { Columns } from '../parts/form-frame.tsx';
import { ExitFieldTiles } from './exit-field-tiles.tsx';
import { ExitKeys } from './exit-keys.tsx';
import { emptyExit, exitFields, exitReport, tailFields, type ExitField, type ExitPlace } from './exit-reading.ts';
import { reportWords, type StepView } from '../view.ts';

const order: readonly ExitField[] = ['plate', 'trailer', 'people', 'seal', 'cargo', 'containers'];

/** [X2] Blind: what stands here is read off the vehicle. Nothing of its entry is on this screen, not even its plate. */
function Form(props: FormProps) {
  const { t } = useWords();
  const api = useApi();
  const { visit } = props;
  const draft = useDraft(draftKey(props), exitFields, emptyExit);
  const people = useDraft(draftKey(props, 'tails'), tailFields, { tails: [''] }, { secret: true });
  const [place, setPlace] = useState<ExitPlace>({ field: 'plate', person: 0 });
  const { tails } = people.value;
  const read = exitReport(draft.value, tails);
  const shown = order.filter((field) => field !== 'containers' || draft.value.cargo === 'refuse');

  async function prepare(): Promise<Answer<StepReport>> {
    if (typeof read === 'string') throw new Error('the form is not complete');
    const answer = await api.call(visitRoutes['POST /visits/:id/exit-readings'], {
      params: { id: visit.id },
      body: { tails },
    });
    return answer.ok ? { ok: true, value: { ...read, people: answer.value.people } } : answer;
  }

  function next(): void {
    const after = shown[shown.indexOf(place.field) + 1];
    if (after !== undefined) setPlace({ field: after, person: 0 });
  }

  return (
    <FormPage
      {...props}
      blind
      report={typeof read === 'string' ? null : read}
      missing={t(`steps.reconcile.missing.${typeof read === 'string' ? read : 'plate'}`)}
      word={t('steps.reconcile.submit')}
      prepare={prepare}
      onDone={() => {
        draft.drop();
        people.drop();
      }}
      aside={t('steps.reconcile.blind')}
    >
      <Columns wideLast>
        <ExitFieldTiles
          shown={shown}
          fields={draft.value}
          tails={tails}
          place={place}
          onPlace={setPlace}
          onTails={(to) => people.change({ tails: to })}
        />
        <ExitKeys
          fields={draft.value}
          tails={tails}
          place={place}
          onChange={draft.change}
          onTails={(to) => people.change({ tails: to })}
          onNext={shown.at(-1) === place.field ? null : next}
        />
      </Columns>
    </FormPage>
  );
}

export const view: StepView<'reconcile'> = {
  Form,
  fields(words, { plate, trailerPlate, people, seal, cargo, containers }) {
    const { text } = reportWords(words);
    return {
      plate: plateWords(plate),
      trailerPlate: text(trailerPlate === null ? null : plateWords(trailerPlate)),
      people: words.number(people.length),
      seal: text(seal),
      cargo: words.t(`terms.cargo.${cargo}`),
      containers: words.number(containers),
    };
  },
  summary: () => '',
};
