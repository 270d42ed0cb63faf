import { z } from 'zod';
import { useWords } from '../../../i18n/words.tsx';
import { useDraft } from '../../../steps/drafts/use-draft.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Segmented } from '../../../ui/choose/segmented.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { recipeFor, strengthOf } from './mixing.ts';
import styles from './batches.module.css';

const modes = ['recipe', 'strength'] as const;
const shape = z.object({
  mode: z.enum(modes),
  stockPercent: z.string(),
  stockLitres: z.string(),
  waterLitres: z.string(),
  target: z.string(),
  total: z.string(),
});
type Fields = z.infer<typeof shape>;

const usual: Fields = {
  mode: 'recipe',
  stockPercent: '5',
  stockLitres: '0.1',
  waterLitres: '9.9',
  target: '500',
  total: '10',
};

/** From stock and water to mg/L, or from the wanted mg/L to the amounts; the answer moves as one types. */
export function Calculator({ onUse }: { onUse: (mgPerL: number) => void }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const { value, change } = useDraft('office/calculator', shape, usual);
  const answer = answerOf(value);
  const fields = (
    value.mode === 'strength' ? ['stockLitres', 'waterLitres'] : ['target', 'total']
  ) satisfies (keyof Fields)[];
  return (
    <Panel title={t('office.batches.calculator')}>
      <div className={styles.calculator}>
        <Segmented
          label={t('office.batches.mode')}
          size="desk"
          value={value.mode}
          onChange={(mode) => {
            change({ mode });
          }}
          choices={modes.map((mode) => ({ value: mode, word: t(`office.batches.modes.${mode}`) }))}
        />
        {(['stockPercent', ...fields] as const).map((name) => (
          <TextField
            key={name}
            size="desk"
            label={t(`office.batches.${name}`)}
            value={value[name]}
            onChange={(text) => {
              change({ [name]: text });
            }}
          />
        ))}
        <div className={styles.result} role="status" aria-label={t('office.batches.result')}>
          {answer.kind === 'none' && <p>{t(answer.tooWeak ? 'office.batches.tooWeak' : 'office.batches.noResult')}</p>}
          {answer.kind === 'strength' && (
            <p className={styles.figure}>
              {t('office.batches.resultStrength', { value: words.number(answer.mgPerL) })}
            </p>
          )}
          {answer.kind === 'recipe' && (
            <>
              <p className={styles.figure}>
                {t('office.batches.resultRecipe', {
                  stock: words.number(answer.stockMillilitres),
                  water: words.number(answer.waterLitres),
                })}
              </p>
              <p>{t('office.batches.resultActual', { value: words.number(answer.mgPerL) })}</p>
            </>
          )}
        </div>
        <p className={styles.soft}>{t('office.batches.note')}</p>
        {answer.kind !== 'none' && may('addBatch') && (
          <ActionButton
            size="desk"
            onPress={() => {
              onUse(answer.mgPerL);
            }}
          >
            {t('office.batches.use')}
          </ActionButton>
        )}
      </div>
    </Panel>
  );
}

type Answer =
  | { kind: 'none'; tooWeak: boolean }
  | { kind: 'strength'; mgPerL: number }
  | { kind: 'recipe'; stockMillilitres: number; waterLitres: number; mgPerL: number };

function answerOf(fields: Fields): Answer {
  const [stockPercent, stockLitres, waterLitres] = [fields.stockPercent, fields.stockLitres, fields.waterLitres].map(
    numberOf,
  ) as [number, number, number];
  if (fields.mode === 'strength') {
    const mgPerL = strengthOf({ stockPercent, stockLitres, waterLitres });
    return mgPerL === null ? { kind: 'none', tooWeak: false } : { kind: 'strength', mgPerL };
  }
  const [targetMgPerL, totalLitres] = [numberOf(fields.target), numberOf(fields.total)];
  const recipe = recipeFor({ stockPercent, targetMgPerL, totalLitres });
  if (recipe !== null) return { kind: 'recipe', ...recipe };
  return { kind: 'none', tooWeak: stockPercent > 0 && targetMgPerL > stockPercent * 10_000 };
}

function numberOf(text: string): number {
  const typed = text.normalize('NFKC').trim();
  return typed === '' ? Number.NaN : Number(typed);
}
