import { IconTrash, IconTruckDelivery } from '@tabler/icons-react';
import { purposes } from '@cordon/protocol/declaration/declaration.ts';
import type { Station } from '@cordon/protocol/site/settings.ts';
import { useWords } from '../../../i18n/words.tsx';
import { CheckTiles, ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { pointsFor, toggleStop } from './arrival.ts';
import type { PageProps } from './page-props.ts';

const pictures = { supply: <IconTruckDelivery size="2.5rem" />, refuse: <IconTrash size="2.5rem" /> };

/** What for, and where to: the points in the order in which they are tapped. */
export function PurposePage({ fields, stations, onChange }: PageProps & { stations: readonly Station[] }) {
  const words = useWords();
  const { t } = words;
  const { purpose, stops } = fields;
  return (
    <>
      <ChoiceTiles
        label={t('gate.arrival.purpose')}
        columns={2}
        value={purpose}
        choices={purposes.map((value) => ({ value, word: t(`terms.purposes.${value}`), icon: pictures[value] }))}
        onChange={(to) => onChange({ purpose: to, stops: to === purpose ? stops : [] })}
      />
      {purpose !== null && (
        <CheckTiles
          label={t('gate.arrival.stops')}
          values={stops}
          choices={pointsFor(stations, purpose).map(({ id, name }) => ({
            value: id,
            word: words.label(name),
            ...(stops.includes(id) && { hint: t('gate.arrival.stopNumber', { number: stops.indexOf(id) + 1 }) }),
          }))}
          onChange={(to) => {
            const changed = [...to, ...stops].find((id) => to.includes(id) !== stops.includes(id));
            if (changed !== undefined) onChange({ stops: toggleStop(stops, changed) });
          }}
        />
      )}
    </>
  );
}
