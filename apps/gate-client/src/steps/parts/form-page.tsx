import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { StepEntry } from '@cordon/protocol/visit/state.ts';
import { useState, type ReactNode } from 'react';
import type { Answer, Refusal } from '../../api/http.ts';
import { useClock } from '../../clock/clock.tsx';
import { stepName } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { previewOf } from '../model/preview.ts';
import { FormFrame, OnItsWay } from './form-frame.tsx';
import styles from './form.module.css';
import { useReport, type ReportTarget } from './use-report.ts';
import { useHolders, useSite } from './use-site.ts';
import { HoldPrimary } from '../primary-step.tsx';
import { PrimaryAction } from '../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import { ReasonDialog } from '../../ui/sheet/reason-dialog.tsx';
import { StatusShape } from '../../ui/verdict/shapes.tsx';

/** What every step's form is given. */
export type FormProps = ReportTarget & {
  correcting: StepEntry | null; // the entry that the form replaces
  onClose: () => void;
};

type Props = FormProps & {
  report: StepReport | null; // null: something is missing
  missing: string; // what, in words, shown on the button
  word: string; // of the primary action
  blind?: boolean; // nothing of the entry may be seen
  irreversible?: boolean; // wants a hold
  disabled?: boolean;
  /** Turns what was typed into what is reported, before it is sent. */
  prepare?: () => Promise<Answer<StepReport>>;
  onDone: () => void; // after the server's word
  aside?: ReactNode;
  children: ReactNode;
};

export function FormPage(props: Props) {
  const { visit, step, correcting, report, missing, word, onClose, onDone, blind = false, disabled = false } = props;
  const words = useWords();
  const { t } = words;
  const to = useReport(props);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [asking, setAsking] = useState(false);

  async function finish(confirmed: Promise<boolean>): Promise<boolean> {
    if (!(await confirmed)) return false;
    setAsking(false);
    onDone();
    onClose();
    return true;
  }

  async function send(): Promise<void> {
    if (report === null) return;
    setRefused(null);
    const prepared = props.prepare === undefined ? { ok: true as const, value: report } : await props.prepare();
    if (!prepared.ok) setRefused(prepared);
    else if (correcting !== null) setAsking(true);
    else await finish(to.report(prepared.value));
  }

  const isOff = report === null || disabled;
  const Primary = props.irreversible === true ? HoldPrimary : PrimaryAction;
  return (
    <FormFrame
      title={correcting === null ? stepName(words, step) : t('steps.correct.title', { step: stepName(words, step) })}
      plate={blind ? null : visit.declaration.plate}
      aside={props.aside}
      onBack={onClose}
      bottom={
        <>
          <RefusalNotice refusal={refused ?? to.refusal} onDismiss={refused ? () => setRefused(null) : to.dismiss} />
          {report !== null && !blind && <Outcome {...props} report={report} />}
          <OnItsWay shown={to.busy} />
          <Primary onPress={send} busy={to.busy} disabled={isOff} {...(isOff && { why: missing })}>
            {correcting === null ? word : t('steps.correct.submit')}
          </Primary>
        </>
      }
    >
      {props.children}
      {correcting !== null && report !== null && (
        <ReasonDialog
          opened={asking}
          onClose={() => setAsking(false)}
          title={t('steps.correct.why')}
          text={t('steps.correct.stays')}
          actionWord={t('steps.correct.submit')}
          quickReasons={[t('steps.correct.mistyped'), t('steps.correct.misread'), t('steps.correct.wrongPerson')]}
          onSubmit={(reason) => finish(to.correct(correcting, report, reason))}
        >
          <RefusalNotice refusal={to.refusal} onDismiss={to.dismiss} />
        </ReasonDialog>
      )}
    </FormFrame>
  );
}

/** Said before the press: reported like this, the vehicle will be held. */
function Outcome({ visit, step, report, correcting }: Props & { report: StepReport }) {
  const words = useWords();
  const clock = useClock();
  const site = useSite();
  const holders = useHolders();
  if (site === null) return null;
  const fails = previewOf(visit, step, report, { now: clock.now(), site, ...holders }, correcting);
  if (fails.length === 0) return null;
  const rules = [...new Set(fails.map(({ rule }) => words.t(`rules.findings.${rule}.title`)))];
  return (
    <p className={styles.outcome} role="status" data-preview="fail">
      <StatusShape status="hold" size="1.75rem" />
      {words.t('steps.willHold', { rules: words.list(rules) })}
    </p>
  );
}

/** One draft for each visit and step; a correction has one of its own. */
export function draftKey(
  { visit, step, correcting }: Pick<FormProps, 'visit' | 'step' | 'correcting'>,
  part = '',
): string {
  return [visit.id, step.id, correcting?.version ?? `attempt-${step.progress?.attempt ?? 1}`, part].join('/');
}
