import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import type { PersonFields } from '../model/crew.ts';
import { CodeKeys } from '../parts/code-keys.tsx';

type Props = { member: CrewMember; fields: PersonFields; onChange: (to: Partial<PersonFields>) => void };

/** The person's pass, as it is shown at the window: the declared number with one tap, another one typed. */
export function PassNumber({ member, fields, onChange }: Props) {
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
