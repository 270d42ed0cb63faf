import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { useState } from 'react';
import { useNow } from '../../clock/clock.tsx';
import { nameOf } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { CrewTabs, PersonFace, useCrewNames } from '../crew/crew-tabs.tsx';
import { TestCard } from '../crew/test-card.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { nextPerson } from '../model/acts.ts';
import { asksAntigen, personFields, personReport, personStart, testAge, type PersonFields } from '../model/crew.ts';
import { AnswerRow, AnswersRow } from '../parts/answer-row.tsx';
import { CodeKeys } from '../parts/code-keys.tsx';
import { Column, Columns } from '../parts/form-frame.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { useSite } from '../parts/use-site.ts';
import styles from '../steps.module.css';
import { reportWords, type StepView } from '../view.ts';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { Keypad } from '../../ui/choose/keypad.tsx';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';

/** One person after the other: who it is, how they are, what they carry. */
function Form(props: FormProps) {
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

export const view: StepView<'verify-crew'> = {
  Form,
  fields(words, report, visit) {
    const { t } = words;
    const { yes, text, list } = reportWords(words);
    const positive = Object.keys(report.histories).filter((id) => report.histories[id]);
    return {
      personId: nameOf(visit, report.personId),
      identityMatches: yes(report.identityMatches),
      passNumber: text(report.passNumber),
      temperatureC: words.number(report.temperatureC),
      histories: list(positive.map(words.history)),
      sampledAt: text(report.sampledAt === null ? null : words.dateTime(report.sampledAt)),
      result: text(report.result === null ? null : t(`terms.results.${report.result}`)),
      antigen: t(`terms.antigen.${report.antigen ?? 'none'}`),
      maskOn: yes(report.maskOn),
    };
  },
  summary(words, { personId, temperatureC }, visit) {
    const member = visit.declaration.crew.find((one) => one.personId === personId);
    return `${member?.maskedName ?? ''} ${words.number(temperatureC)} ${words.t('common.unit.celsius')}`;
  },
};

type PassProps = { member: CrewMember; fields: PersonFields; onChange: (to: Partial<PersonFields>) => void };

/** The person's pass, as it is shown at the window: the declared number with one tap, another one typed. */
function PassNumber({ member, fields, onChange }: PassProps) {
  const { t } = useWords();
  const [typing, setTyping] = useState(false);
  const { pass, typedPass } = fields;
  const declared = member.passNumber;
  return (
    <>
      <ChoiceTiles
        label={t('steps.verify-crew.pass')}
        columns={3}
        value={pass}
        choices={[
          {
            value: 'declared',
            word: declared ?? t('steps.verify-crew.passNotDeclared'),
            hint: t('steps.verify-crew.passSame'),
            disabled: declared === null,
          },
          { value: 'typed', word: t('steps.verify-crew.passOther'), ...(typedPass !== '' && { hint: typedPass }) },
          { value: 'none', word: t('steps.verify-crew.passNone'), tone: 'hold' },
        ]}
        onChange={(to) => {
          onChange({ pass: to });
          if (to === 'typed') setTyping(true);
        }}
      />
      {pass === 'typed' && (
        <ActionButton onPress={() => setTyping(true)}>{t('steps.verify-crew.passEdit')}</ActionButton>
      )}
      <Sheet opened={typing} onClose={() => setTyping(false)} title={t('steps.verify-crew.pass')} size="wide">
        <CodeKeys
          label={t('steps.verify-crew.pass')}
          value={typedPass}
          onChange={(to) => onChange({ typedPass: to })}
          maxLength={30}
          dash
        />
        <PrimaryAction onPress={() => setTyping(false)}>{t('common.confirm')}</PrimaryAction>
      </Sheet>
    </>
  );
}
