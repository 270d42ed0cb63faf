import { useWords } from '../../../i18n/words.tsx';
import { Column, Columns } from '../../../steps/parts/form-frame.tsx';
import { useVisits } from '../../../steps/parts/use-site.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { ActionTiles, CheckTiles, ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { type ArrivalFields, pointsFor, recentCompanies, toggleStop } from './arrival.ts';
import styles from './unannounced.module.css';
import { useState } from 'react';
import { plateWords } from '../../../i18n/visit-words.ts';
import { wantsReason } from '../../../steps/model/hand-reason.ts';
import { HandReason } from '../../../steps/parts/hand-reason.tsx';
import { PlateKeyboard } from '../../../ui/plate/plate-keyboard.tsx';
import { IconTrash, IconTruckDelivery } from '@tabler/icons-react';
import { purposes } from '@cordon/protocol/declaration/declaration.ts';
import type { Station } from '@cordon/protocol/site/settings.ts';

const mostGoods = 4;

/** Whose vehicle, on which pass, with what on board. */
export function PapersPage({ fields, onChange }: PageProps) {
  const { t } = useWords();
  const visits = useVisits();
  const { company, passNumber, passUntil, purpose } = fields;
  const known = purpose === null ? [] : recentCompanies(visits, purpose, 6);
  return (
    <Columns>
      <Column>
        <TextField
          label={t('gate.arrival.company')}
          value={company}
          onChange={(to) => onChange({ company: to })}
          maxLength={60}
        />
        {known.length > 0 && (
          <ActionTiles
            label={t('gate.arrival.recent')}
            columns={2}
            choices={known.map((word) => ({ value: word, word }))}
            onChoose={(to) => onChange({ company: to })}
          />
        )}
      </Column>
      <Column>
        <TextField
          label={t('gate.arrival.pass')}
          value={passNumber}
          rewrite={(typed) => typed.trim()}
          scans
          onChange={(to) => onChange({ passNumber: to })}
          maxLength={60}
          hint={t('gate.arrival.passHint')}
        />
        <TextField
          label={t('gate.arrival.passUntil')}
          type="date"
          value={passUntil}
          onChange={(to) => onChange({ passUntil: to })}
        />
        <GoodsFields fields={fields} onChange={onChange} />
      </Column>
    </Columns>
  );
}

function GoodsFields({ fields: { goods }, onChange }: PageProps) {
  const { t } = useWords();
  const set = (index: number, to: Partial<(typeof goods)[number]>) =>
    onChange({ goods: goods.map((line, at) => (at === index ? { ...line, ...to } : line)) });
  return (
    <fieldset className={styles.goods}>
      <legend className={styles.legend}>{t('gate.arrival.goods')}</legend>
      {goods.map((line, index) => (
        <div key={index} className={styles.line}>
          <TextField
            label={t('gate.arrival.goodsName')}
            value={line.name}
            onChange={(name) => set(index, { name })}
            maxLength={60}
          />
          <TextField
            label={t('gate.arrival.quantity')}
            type="number"
            value={line.quantity}
            onChange={(quantity) => set(index, { quantity })}
          />
          <TextField
            label={t('gate.arrival.unit')}
            value={line.unit}
            onChange={(unit) => set(index, { unit })}
            maxLength={20}
          />
          <ActionButton
            label={t('gate.arrival.removeGoods', { number: index + 1 })}
            onPress={() => onChange({ goods: goods.filter((_, at) => at !== index) })}
          >
            ✕
          </ActionButton>
        </div>
      ))}
      {goods.length < mostGoods && (
        <ActionButton onPress={() => onChange({ goods: [...goods, { name: '', quantity: '', unit: '' }] })}>
          {t('gate.arrival.addGoods')}
        </ActionButton>
      )}
    </fieldset>
  );
}

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

type PageProps = { fields: ArrivalFields; onChange: (to: Partial<ArrivalFields>) => void };
