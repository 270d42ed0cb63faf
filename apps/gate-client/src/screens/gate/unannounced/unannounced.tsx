import { useState } from 'react';
import { v4 as uuid } from 'uuid';
import { useClock } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { usePerson } from '../../../session/session-store.ts';
import { useDraft } from '../../../steps/drafts/use-draft.tsx';
import { FormFrame, OnItsWay } from '../../../steps/parts/form-frame.tsx';
import { useSite } from '../../../steps/parts/use-site.ts';
import { ActionButton, PrimaryAction } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { CrewList } from '../../../steps/crew/crew-change.tsx';
import { PersonEntry } from '../../../steps/crew/person-entry.tsx';
import { arrivalFields, declarationOf, emptyArrival, faultOn, handReasonOf, pages } from './arrival.ts';
import { PapersPage, PlatePage, PurposePage } from './arrival-pages.tsx';

type Props = { plate: string; onClose: () => void; onArrived: (visitId: string) => void };

/** A vehicle that nobody announced, entered at the gate in four short pages. */
export function Unannounced({ plate, onClose, onArrived }: Props) {
  const { t } = useWords();
  const clock = useClock();
  const site = useSite();
  const gateId = usePerson()?.stations.find((id) => site?.stations.some((s) => s.id === id && s.kind === 'gate'));
  const { run, busy, refusal, dismiss } = useCommand();
  const [freshId] = useState(() => uuid());
  const key = `unannounced/${plate}`;
  const draft = useDraft(key, arrivalFields, emptyArrival(freshId, plate));
  const fields = draft.value;
  const { page } = fields;
  const number = pages.indexOf(page);
  const previous = pages[number - 1];
  const next = pages[number + 1];
  if (site === null) return null;
  const fault = faultOn(page, fields, clock.now(), site.timeZone);

  if (fields.adding) {
    return (
      <PersonEntry
        draftKey={`${key}/person`}
        plate={fields.plate}
        role={fields.crew.some(({ role }) => role === 'driver') ? 'passenger' : 'driver'}
        onClose={() => draft.change({ adding: false })}
        onAdded={(member) => draft.change((now) => ({ crew: [...now.crew, member], adding: false }))}
      />
    );
  }

  async function arrive(): Promise<void> {
    const declaration = declarationOf(fields, clock.now(), site?.timeZone ?? '');
    if (declaration === null || gateId === undefined) return;
    const { visitId } = fields;
    const handReason = handReasonOf(fields);
    if (!(await run({ type: 'arriveUnannounced', visitId, gateId, declaration, handReason }))) return;
    draft.drop();
    onArrived(visitId);
  }

  return (
    <FormFrame
      title={`${t('gate.arrival.title')} ${number + 1}/${pages.length} · ${t(`gate.arrival.pages.${page}`)}`}
      plate={page === 'plate' || fields.plate === '' ? null : fields.plate}
      aside={<ActionButton onPress={draft.drop}>{t('gate.arrival.again')}</ActionButton>}
      onBack={previous === undefined ? onClose : () => draft.change({ page: previous })}
      bottom={
        <>
          <RefusalNotice refusal={refusal} onDismiss={dismiss} />
          <OnItsWay shown={busy} />
          <PrimaryAction
            busy={busy}
            disabled={fault !== null}
            why={fault !== null && t(`gate.arrival.faults.${fault}`)}
            onPress={next === undefined ? arrive : () => draft.change({ page: next })}
          >
            {t(next === undefined ? 'gate.arrival.submit' : 'gate.arrival.next')}
          </PrimaryAction>
        </>
      }
    >
      {page === 'plate' && <PlatePage fields={fields} onChange={draft.change} />}
      {page === 'purpose' && <PurposePage fields={fields} stations={site.stations} onChange={draft.change} />}
      {page === 'papers' && <PapersPage fields={fields} onChange={draft.change} />}
      {page === 'crew' && (
        <CrewList
          crew={fields.crew}
          max={site.limits.crewMax}
          onRemove={(gone) => draft.change({ crew: fields.crew.filter(({ personId }) => personId !== gone) })}
          onAdd={() => draft.change({ adding: true })}
        />
      )}
    </FormFrame>
  );
}
