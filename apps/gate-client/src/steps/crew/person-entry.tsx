import { peopleRoutes } from '@cordon/protocol/wire/http/people.ts';
import { type CrewMember, crewRoles, documentKinds } from '@cordon/protocol/declaration/declaration.ts';
import { useState } from 'react';
import type { Refusal } from '../../api/http.ts';
import { useApi } from '../../api/api.ts';
import { useNow } from '../../clock/clock.tsx';
import { useWords } from '../../i18n/words.tsx';
import { TestCard } from './test-card.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { testAge } from '../model/crew.ts';
import { CodeKeys } from '../parts/code-keys.tsx';
import { Column, Columns, FormFrame } from '../parts/form-frame.tsx';
import { useSite } from '../parts/use-site.ts';
import { PrimaryAction } from '../../ui/buttons/button.tsx';
import { DangerAction } from '../../ui/buttons/danger.tsx';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { TextField } from '../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import { emptyPerson, maxNumberLength, memberOf, newPersonFields, personFault, typedPhone } from './new-person.ts';

type Props = {
  draftKey: string;
  plate: string;
  role: CrewMember['role']; // the one that is offered
  onClose: () => void;
  onAdded: (member: CrewMember) => void;
};

/** One person more in the cab: who it is, then pass and test. Name and number go to the register and nowhere else. */
export function PersonEntry({ draftKey, plate, role, onClose, onAdded }: Props) {
  const { t } = useWords();
  const api = useApi();
  const now = useNow();
  const draft = useDraft(draftKey, newPersonFields, emptyPerson(role), { secret: true });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const fields = draft.value;
  const fault = personFault(fields, now);

  async function register(nameSeen = false): Promise<void> {
    setRefusal(null);
    const { name, document, number, phone } = fields;
    const person = { name: name.trim(), document, number, phone: phone === '' ? null : phone };
    const answer = await api.call(peopleRoutes['POST /people'], {
      body: { people: [{ ...person, ...(nameSeen && { nameSeen }) }] },
    });
    const [registered] = answer.ok ? answer.value.people : [];
    if (!answer.ok) setRefusal(answer);
    if (registered === undefined) return;
    onAdded(memberOf(fields, registered));
    draft.drop();
  }

  const isWho = fields.page === 'who';
  const isNameOther = refusal?.code === 'person-name-differs';
  const change: typeof draft.change = (to) => {
    setRefusal(null); // what was refused was said of what stood there before
    draft.change(to);
  };
  return (
    <FormFrame
      title={t('gate.person.title')}
      plate={plate}
      onBack={isWho ? onClose : () => draft.change({ page: 'who' })}
      isInner
      bottom={
        <>
          <RefusalNotice refusal={refusal} onDismiss={() => setRefusal(null)} />
          {isWho ? (
            <PrimaryAction
              disabled={fault !== null}
              why={fault !== null && t(`gate.person.faults.${fault}`)}
              onPress={() => draft.change({ page: 'papers' })}
            >
              {t('gate.person.next')}
            </PrimaryAction>
          ) : isNameOther ? (
            <DangerAction tone="hold" onConfirm={() => register(true)}>
              {t('gate.person.nameSeen')}
            </DangerAction>
          ) : (
            <PrimaryAction
              disabled={fault !== null}
              why={fault !== null && t(`gate.person.faults.${fault}`)}
              onPress={() => register()}
            >
              {t('gate.person.submit')}
            </PrimaryAction>
          )}
        </>
      }
    >
      {isWho ? <Who fields={fields} onChange={change} /> : <Papers fields={fields} onChange={change} />}
    </FormFrame>
  );
}

type PartProps = {
  fields: ReturnType<typeof emptyPerson>;
  onChange: (to: Partial<ReturnType<typeof emptyPerson>>) => void;
};

function Who({ fields, onChange }: PartProps) {
  const { t } = useWords();
  return (
    <Columns wideLast>
      <Column>
        <TextField
          label={t('gate.person.name')}
          value={fields.name}
          onChange={(name) => onChange({ name })}
          maxLength={60}
        />
        <ChoiceTiles
          label={t('gate.person.role')}
          columns={2}
          value={fields.role}
          choices={crewRoles.map((value) => ({ value, word: t(`terms.crewRoles.${value}`) }))}
          onChange={(role) => onChange({ role })}
        />
        <ChoiceTiles
          label={t('gate.person.document')}
          columns={2}
          value={fields.document}
          choices={documentKinds.map((value) => ({ value, word: t(`terms.documents.${value}`) }))}
          onChange={(document) => onChange({ document, number: '' })}
        />
      </Column>
      <CodeKeys
        label={t('gate.person.number')}
        value={fields.number}
        onChange={(number) => onChange({ number })}
        maxLength={maxNumberLength(fields.document)}
      />
    </Columns>
  );
}

function Papers({ fields, onChange }: PartProps) {
  const { t } = useWords();
  const now = useNow();
  const limits = useSite()?.limits ?? null;
  return (
    <Columns wideLast>
      <Column>
        <p>{t('gate.person.papersHint')}</p>
        <TestCard
          fields={fields}
          declared={{ sampledAt: null, result: null }}
          age={limits === null ? null : testAge(fields, limits, now)}
          now={now}
          onChange={onChange}
        />
        <TextField
          label={t('gate.person.phone')}
          value={fields.phone}
          rewrite={typedPhone}
          onChange={(phone) => onChange({ phone })}
          maxLength={18}
        />
      </Column>
      <div>
        <CodeKeys
          label={t('gate.person.pass')}
          value={fields.passNumber}
          onChange={(passNumber) => onChange({ passNumber })}
          maxLength={30}
          dash
        />
      </div>
    </Columns>
  );
}
