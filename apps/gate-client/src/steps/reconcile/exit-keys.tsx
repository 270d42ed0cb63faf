import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { Keypad } from '../../ui/choose/keypad.tsx';
import { PlateKeyboard } from '../../ui/plate/plate-keyboard.tsx';
import { type ExitFields, type ExitPlace, tailLength } from './exit-reading.ts';
import { CodeKeys } from '../parts/code-keys.tsx';
import styles from './exit.module.css';

type Props = {
  fields: ExitFields;
  tails: readonly string[];
  place: ExitPlace;
  onChange: (to: Partial<ExitFields>) => void;
  onTails: (tails: string[]) => void;
  onNext: (() => void) | null;
};

/** The keys of the field that is being typed, and the way to the next one. */
export function ExitKeys(props: Props) {
  const { t } = useWords();
  return (
    <div className={styles.keys}>
      <FieldKeys {...props} />
      {props.onNext !== null && (
        <ActionButton tone="accent" onPress={props.onNext}>
          {t('steps.reconcile.nextField')}
        </ActionButton>
      )}
    </div>
  );
}

function FieldKeys({ fields, tails, place, onChange, onTails }: Props) {
  const { t } = useWords();
  switch (place.field) {
    case 'plate':
      return (
        <PlateKeyboard
          label={t('steps.reconcile.fields.plate')}
          value={fields.plate}
          onChange={(plate) => onChange({ plate })}
        />
      );
    case 'trailer':
      return (
        <>
          <ChoiceTiles
            label={t('steps.reconcile.fields.trailer')}
            columns={2}
            value={fields.trailer}
            choices={[
              { value: 'none', word: t('steps.arrive.noTrailer') },
              { value: 'read', word: t('steps.arrive.withTrailer') },
            ]}
            onChange={(trailer) => onChange({ trailer })}
          />
          {fields.trailer === 'read' && (
            <PlateKeyboard
              label={t('plate.trailer')}
              value={fields.trailerPlate}
              onChange={(trailerPlate) => onChange({ trailerPlate })}
            />
          )}
        </>
      );
    case 'people':
      return (
        <>
          <p>{t('steps.reconcile.tailHint')}</p>
          <CodeKeys
            label={t('steps.reconcile.person', { number: place.person + 1 })}
            value={tails[place.person] ?? ''}
            onChange={(tail) => onTails(tails.map((old, index) => (index === place.person ? tail : old)))}
            maxLength={tailLength}
          />
        </>
      );
    case 'seal':
      return (
        <>
          <ChoiceTiles
            label={t('steps.reconcile.fields.seal')}
            columns={2}
            value={fields.sealed}
            choices={[
              { value: 'read', word: t('steps.reconcile.withSeal') },
              { value: 'none', word: t('steps.reconcile.noSeal') },
            ]}
            onChange={(sealed) => onChange({ sealed })}
          />
          {fields.sealed === 'read' && (
            <CodeKeys
              label={t('steps.seal.number')}
              value={fields.seal}
              onChange={(seal) => onChange({ seal })}
              maxLength={20}
              dash
            />
          )}
        </>
      );
    case 'cargo':
      return (
        <ChoiceTiles
          label={t('steps.reconcile.fields.cargo')}
          columns={3}
          value={fields.cargo}
          choices={[
            { value: 'empty', word: t('terms.cargo.empty') },
            { value: 'goods', word: t('terms.cargo.goods') },
            { value: 'refuse', word: t('terms.cargo.refuse') },
          ]}
          onChange={(cargo) => onChange({ cargo })}
        />
      );
    case 'containers':
      return (
        <Keypad
          label={t('steps.reconcile.fields.containers')}
          value={fields.containers}
          onChange={(containers) => onChange({ containers })}
          maxLength={4}
          unit={t('steps.load.unit')}
        />
      );
    default:
      return place.field satisfies never;
  }
}
