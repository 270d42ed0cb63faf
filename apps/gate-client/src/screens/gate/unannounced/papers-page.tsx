import { useWords } from '../../../i18n/words.tsx';
import { Column, Columns } from '../../../steps/parts/form-frame.tsx';
import { useVisits } from '../../../steps/parts/use-site.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { ActionTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { recentCompanies } from './arrival.ts';
import type { PageProps } from './page-props.ts';
import styles from './unannounced.module.css';

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
