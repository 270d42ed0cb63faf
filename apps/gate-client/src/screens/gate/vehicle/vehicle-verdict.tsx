import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { holdWords, stepNameIn } from '../../../i18n/visit-words.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { useIsConfirmed } from '../../../state/provisional/use-is-confirmed.ts';
import { isLockdownWord } from '../../../steps/model/lockdown.ts';
import { Verdict as VerdictBand } from '../../../ui/verdict/status-badge.tsx';
import type { Verdict, VerdictReason } from '../verdict.ts';

/** [U283] The answer, in one word, with its one reason. Green is the server's word: without it the answer is hatched. */
export function VehicleVerdict({ verdict, visit }: { verdict: Verdict; visit: VisitState }) {
  const words = useWords();
  const { word, mark, reason } = verdict;
  const isSure = useIsConfirmed(visit.id);
  return (
    <VerdictBand
      status={mark === 'pass' && !isSure ? 'offline' : mark}
      word={words.t(isLockdownWord(word) ? `steps.lockdown.${word}` : `gate.verdicts.${word}`)}
      reason={reason === null ? null : reasonWords(words, visit, reason)}
      next={isSure ? null : words.t('queue.provisional')}
    />
  );
}

function reasonWords(words: Words, visit: VisitState, reason: VerdictReason): string {
  const { t } = words;
  switch (reason.is) {
    case 'eta':
      return t('gate.reasons.eta', { at: words.dateTime(reason.at) });
    case 'next':
      return t('gate.reasons.next', { step: stepNameIn(words, visit, reason.step.id) });
    case 'contact':
      return t('gate.reasons.contact', {
        step: stepNameIn(words, visit, reason.step.id),
        at: words.time(reason.until),
      });
    case 'rules': {
      const rules = words.list(reason.rules.map((rule) => t(`rules.findings.${rule}.title`)));
      return reason.since === null
        ? t('gate.reasons.fails', { rules })
        : t('gate.reasons.waits', { rules, at: words.time(reason.since) });
    }
    case 'hold':
      return t('gate.reasons.hold', {
        reason: holdWords(words, reason.reason),
        at: words.time(reason.since),
        by: reason.by,
      });
    case 'text':
      return reason.text;
    case 'at':
      return words.dateTime(reason.at);
    default:
      return reason satisfies never;
  }
}
