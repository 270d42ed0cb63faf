import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { useState } from 'react';
import { useNow } from '../../clock/clock.tsx';
import { useWords } from '../../i18n/words.tsx';
import { Keypad } from '../../ui/choose/keypad.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { nextPerson } from '../model/acts.ts';
import { asksAntigen, personFields, personReport, personStart, testAge } from '../model/crew.ts';
import { CrewTabs } from '../crew/crew-tabs.tsx';
import { PassNumber } from '../crew/pass-number.tsx';
import { PersonFace } from '../crew/person-face.tsx';
import { TestCard } from '../crew/test-card.tsx';
import { AnswerRow, AnswersRow } from '../parts/answer-row.tsx';
import { draftKey } from '../parts/draft-key.ts';
import { Column, Columns } from '../parts/form-frame.tsx';
import { FormPage, type FormProps } from '../parts/form-page.tsx';
import { useCrewNames } from '../parts/use-crew-names.ts';
import { useSite } from '../parts/use-site.ts';
import styles from '../steps.module.css';

/** One person after the other: who it is, how they are, what they carry. */
export function Form(props: FormProps) {
  const { visit, step, correcting } = props;
  const { crew } = visit.declaration;
  const [chosen, setChosen] = useState<string | null>(null);
  const was = correcting?.report.kind === 'verify-crew' ? correcting.report : null;
  const wanted = was?.personId ?? chosen;
  const member = crew.find(({ personId }) => personId === wanted) ?? nextPerson(crew, step) ?? crew[0];
  if (member === undefined) return null;
  return <PersonForm key={member.personId} {...props} member={member} onChoose={setChosen} />;
}

function PersonForm(props: FormProps & { member: CrewMember; onChoose: (personId: string | null) => void }) {
  const words = useWords();
  const { t } = words;
  const { visit, step, correcting, member, onChoose, onClose } = props;
  const { crew } = visit.declaration;
  const now = useNow();
  const questions = useSite()?.histories ?? [];
  const names = useCrewNames(visit);
  const was = correcting?.report.kind === 'verify-crew' ? correcting.report : null;
  const draft = useDraft(draftKey(props, member.personId), personFields, personStart(member, was));
  const fields = draft.value;
  const limits = isUnderWay(visit) ? visit.limits : null;
  const age = limits === null ? null : testAge(fields, limits, correcting?.at ?? now);
  const isTestValid = age?.valid ?? false;
  const read = personReport(member, fields, questions, isTestValid);
  const others = crew.filter((other) => other.personId !== member.personId);
  const isLast = nextPerson(others, step) === null;

  return (
    <FormPage
      {...props}
      report={typeof read === 'string' ? null : read}
      missing={t(`steps.verify-crew.missing.${typeof read === 'string' ? read : 'identity'}`)}
      word={t(isLast ? 'steps.verify-crew.submitLast' : 'steps.verify-crew.submit', { name: member.maskedName })}
      onDone={() => {
        draft.drop();
        onChoose(null);
      }}
      onClose={onClose}
      aside={<CrewTabs crew={crew} step={step} current={member} onChoose={correcting === null ? onChoose : null} />}
    >
      <Columns>
        <Column>
          <PersonFace visitId={visit.id} member={member} names={names} />
          <AnswerRow
            label={t('steps.verify-crew.identity')}
            value={fields.identity}
            onChange={(to) => draft.change({ identity: to })}
            good={t('steps.verify-crew.matches')}
            bad={t('steps.verify-crew.differs')}
            goodIs
          />
          <PassNumber member={member} fields={fields} onChange={draft.change} />
          <AnswerRow
            label={t('steps.verify-crew.mask')}
            value={fields.mask}
            onChange={(to) => draft.change({ mask: to })}
            good={t('steps.verify-crew.maskOn')}
            bad={t('steps.verify-crew.maskOff')}
            goodIs
          />
        </Column>
        <Column>
          <p className={styles.legend}>
            {t('steps.verify-crew.temperature')}
            {limits !== null && ` · ${t('steps.verify-crew.below', { limit: words.number(limits.temperatureBelowC) })}`}
          </p>
          <Keypad
            label={t('steps.verify-crew.temperature')}
            value={fields.temperature}
            onChange={(to) => draft.change({ temperature: to })}
            decimals={1}
            maxLength={3}
            unit={t('common.unit.celsius')}
          />
        </Column>
        <Column>
          {questions.map((question) => (
            <AnswerRow
              key={question.id}
              label={words.label(question.name)}
              value={fields.histories[question.id] ?? null}
              onChange={(to) => draft.change({ histories: { ...fields.histories, [question.id]: to } })}
              good={t('steps.verify-crew.historyNo')}
              bad={t('steps.verify-crew.historyYes')}
              goodIs={false}
            />
          ))}
          <TestCard fields={fields} declared={member} age={age} now={now} onChange={draft.change} />
          {asksAntigen(fields, isTestValid) && (
            <AnswersRow
              label={t('steps.verify-crew.antigen')}
              value={fields.antigen}
              onChange={(to) => draft.change({ antigen: to })}
              answers={[
                { value: 'negative', word: t('terms.antigen.negative'), tone: 'good' },
                { value: 'positive', word: t('terms.antigen.positive'), tone: 'bad' },
                { value: 'none', word: t('terms.antigen.none'), tone: 'bad' },
              ]}
            />
          )}
        </Column>
      </Columns>
    </FormPage>
  );
}
