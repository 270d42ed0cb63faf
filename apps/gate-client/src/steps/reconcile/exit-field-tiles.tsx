import { plateWords } from '../../i18n/visit-words.ts';
import { useWords, type Words } from '../../i18n/words.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { type ExitField, type ExitFields, type ExitPlace, mostPeople } from './exit-reading.ts';
import styles from './exit.module.css';

type Props = {
  shown: readonly ExitField[];
  fields: ExitFields;
  tails: readonly string[];
  place: ExitPlace;
  onPlace: (place: ExitPlace) => void;
  onTails: (tails: string[]) => void;
};

/** All that is to be read, with what has been; the one being typed is marked. */
export function ExitFieldTiles({ shown, fields, tails, place, onPlace, onTails }: Props) {
  const words = useWords();
  const { t } = words;

  function add(): void {
    onTails([...tails, '']);
    onPlace({ field: 'people', person: tails.length });
  }
  function remove(person: number): void {
    onTails(tails.filter((_, index) => index !== person));
    onPlace({ field: 'people', person: 0 });
  }

  return (
    <div className={styles.fields} role="group" aria-label={t('steps.reconcile.readings')}>
      {shown.map((field) =>
        field === 'people' ? (
          tails.map((tail, person) => (
            <Tile
              key={`person ${person}`}
              name={t('steps.reconcile.person', { number: person + 1 })}
              value={tail}
              current={place.field === 'people' && place.person === person}
              onPress={() => onPlace({ field, person })}
            />
          ))
        ) : (
          <Tile
            key={field}
            name={t(`steps.reconcile.fields.${field}`)}
            value={shownValue(words, field, fields)}
            current={place.field === field}
            onPress={() => onPlace({ field, person: 0 })}
          />
        ),
      )}
      <div className={styles.more}>
        {tails.length < mostPeople && <ActionButton onPress={add}>{t('steps.reconcile.addPerson')}</ActionButton>}
        {tails.length > 1 && place.field === 'people' && (
          <ActionButton onPress={() => remove(place.person)}>{t('steps.reconcile.removePerson')}</ActionButton>
        )}
      </div>
    </div>
  );
}

function Tile({
  name,
  value,
  current,
  onPress,
}: {
  name: string;
  value: string;
  current: boolean;
  onPress: () => void;
}) {
  const { t } = useWords();
  return (
    <button type="button" className={styles.tile} aria-pressed={current} data-filled={value !== ''} onClick={onPress}>
      <span className={styles.tileName}>{name}</span>
      <span className={styles.tileValue}>{value === '' ? t('steps.reconcile.notRead') : value}</span>
    </button>
  );
}

function shownValue({ t }: Words, field: Exclude<ExitField, 'people'>, fields: ExitFields): string {
  switch (field) {
    case 'plate':
      return plateWords(fields.plate);
    case 'trailer':
      if (fields.trailer === null) return '';
      return fields.trailer === 'none' ? t('steps.arrive.noTrailer') : plateWords(fields.trailerPlate);
    case 'seal':
      if (fields.sealed === null) return '';
      return fields.sealed === 'none' ? t('steps.reconcile.noSeal') : fields.seal;
    case 'cargo':
      return fields.cargo === null ? '' : t(`terms.cargo.${fields.cargo}`);
    case 'containers':
      return fields.containers;
    default:
      return field satisfies never;
  }
}
