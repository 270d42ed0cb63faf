import { shape } from '@cordon/protocol/steps/wash/shape.ts';
import { waitEndOf } from '@cordon/protocol/visit/due.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { z } from 'zod';
import { useNow } from '../../clock/clock.tsx';
import { duration } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.tsx';
import { useClockJumps } from '../../state/picture-store.ts';
import { Keypad } from '../../ui/choose/keypad.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { WaitCard } from '../parts/wait-card.tsx';
import styles from '../steps.module.css';
import type { StepView, WaitingProps } from '../view.ts';

const fields = z.object({ dilution: z.string() });

/** [WA4] Only the foam has something to fill in; it is not recorded before the wash has stood for its time. */
function Form(props: FormProps) {
  const { t } = useWords();
  const { visit, step, correcting } = props;
  const now = useNow();
  const jumps = useClockJumps();
  const was = correcting?.report;
  const before = was?.kind === 'wash' && was.stage === 'foam' ? String(was.dilution) : '';
  const draft = useDraft(draftKey(props), fields, { dilution: before });
  const { dilution } = draft.value;
  const read = shape.report.safeParse({ kind: 'wash', stage: 'foam', dilution: Number(dilution) });
  const until = isUnderWay(visit) && correcting === null ? waitEndOf(visit, step, jumps) : null;
  const left = until === null ? 0 : until - now;
  return (
    <FormPage
      {...props}
      report={read.success ? read.data : null}
      disabled={left > 0}
      missing={left > 0 ? t('steps.contact.why', { left: duration(left) }) : t('steps.wash.missing')}
      word={t('steps.wash.submit')}
      onDone={draft.drop}
    >
      <p>{t('steps.wash.how')}</p>
      <p className={styles.legend}>{t('steps.wash.dilution')}</p>
      <Keypad
        label={t('steps.wash.dilution')}
        value={dilution}
        onChange={(to) => draft.change({ dilution: to })}
        maxLength={5}
      />
    </FormPage>
  );
}

function Standing({ visit, step }: WaitingProps) {
  const { t } = useWords();
  return <WaitCard visit={visit} step={step} title={t('steps.wash.standing')} />;
}

export const view: StepView<'wash'> = {
  Form,
  Waiting: Standing,
  fields: ({ t }, report) => ({
    stage: t(`steps.wash.stages.${report.stage}`),
    ...(report.stage === 'foam' && { dilution: t('steps.wash.ratio', { dilution: report.dilution }) }),
  }),
  summary: ({ t }, report) =>
    report.stage === 'foam'
      ? t('steps.wash.ratio', { dilution: report.dilution })
      : t(`steps.wash.stages.${report.stage}`),
};
