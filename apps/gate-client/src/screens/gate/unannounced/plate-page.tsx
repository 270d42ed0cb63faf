import { useState } from 'react';
import { plateWords } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { wantsReason } from '../../../steps/model/hand-reason.ts';
import { HandReason } from '../../../steps/parts/hand-reason.tsx';
import { Column, Columns } from '../../../steps/parts/form-frame.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { PlateKeyboard } from '../../../ui/plate/plate-keyboard.tsx';
import type { PageProps } from './page-props.ts';

export function PlatePage({ fields, onChange }: PageProps) {
  const { t } = useWords();
  const [typing, setTyping] = useState<'plate' | 'trailer'>('plate');
  const { plate, handReason, hasTrailer, trailerPlate } = fields;
  const typedOf = (text: string) => (text.length >= 5 ? text : ''); // not while it is being typed
  const needsReason = wantsReason(typedOf(plate), hasTrailer ? typedOf(trailerPlate) : null);
  return (
    <Columns wideLast>
      <Column>
        <ChoiceTiles
          label={t('gate.arrival.typing')}
          columns={1}
          value={typing}
          choices={[
            { value: 'plate', word: t('plate.label'), hint: plateWords(plate) },
            {
              value: 'trailer',
              word: t(hasTrailer ? 'plate.trailer' : 'steps.arrive.withTrailer'),
              hint: plateWords(trailerPlate),
            },
          ]}
          onChange={(to) => {
            setTyping(to);
            if (to === 'trailer') onChange({ hasTrailer: true });
          }}
        />
        {hasTrailer && (
          <ActionButton
            onPress={() => {
              setTyping('plate');
              onChange({ hasTrailer: false, trailerPlate: '' });
            }}
          >
            {t('steps.arrive.noTrailer')}
          </ActionButton>
        )}
        {needsReason && <HandReason value={handReason} onChange={(to) => onChange({ handReason: to })} />}
      </Column>
      {typing === 'plate' ? (
        <PlateKeyboard value={plate} onChange={(to) => onChange({ plate: to })} />
      ) : (
        <PlateKeyboard
          label={t('plate.trailer')}
          value={trailerPlate}
          onChange={(to) => onChange({ trailerPlate: to })}
        />
      )}
    </Columns>
  );
}
