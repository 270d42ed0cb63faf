import type { KeptRecord } from '@cordon/protocol/offline/records.ts';
import type { VisitState, VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { recordWords } from '../../../i18n/record-words.ts';
import { findingWords, holdWords } from '../../../i18n/visit-words.ts';
import type { Words } from '../../../i18n/words.tsx';
import type { PendingDecision } from '../../../watch/decisions.ts';

/** What is to be decided, in one sentence with the values that were seen. */
export function decisionText(words: Words, decision: PendingDecision): string {
  const { t } = words;
  switch (decision.kind) {
    case 'hold': {
      const { hold, findings, visit } = decision;
      const seen = findings.map((finding) => named(visit, finding.personId, findingWords(words, finding).text));
      const reason = seen.length > 0 ? words.clauses(seen) : holdWords(words, hold.reason);
      const by = hold.reason.kind === 'finding' ? 'board.decisions.recordedBy' : 'board.decisions.heldBy';
      return `${reason} · ${t(by, { by: words.by(hold.by) })}`;
    }
    case 'override': {
      const { override, finding, visit } = decision;
      const asked = t('board.decisions.askedBy', {
        by: words.by(override.by),
        rule: t(`rules.findings.${override.rule}.title`),
        reason: t(`terms.overrideReasons.${override.reasonCode}`),
        text: override.text,
      });
      const seen =
        finding === null
          ? t('board.decisions.waiting')
          : named(visit, finding.personId, findingWords(words, finding).text);
      return `${asked} · ${seen}`;
    }
    case 'deviation': {
      const { deviation } = decision;
      const what = t(`terms.deviations.${deviation.kind}`);
      const by = t('board.decisions.reportedBy', { by: words.by(deviation.by) });
      return [what, deviation.text, by].filter((part) => part !== null).join(' · ');
    }
    case 'help': {
      const { help } = decision;
      return `${t(`terms.needs.${help.need}`)} · ${t('board.decisions.reportedBy', { by: words.by(help.by) })}`;
    }
    case 'record':
      return recordText(words, decision.record, decision.visit);
    default:
      return decision satisfies never;
  }
}

/** 门岗一号 21:20 登记的“车辆消杀”未采纳：该步骤已完成 */
export function recordText(words: Words, record: KeptRecord, visit: VisitState): string {
  const { t } = words;
  const values = {
    name: record.authorName,
    time: words.time(record.recordedAt),
    what: recordWords(words, record, visit),
    why: record.note ?? (record.code === null ? '' : t(`errors.${record.code}.what`)),
  };
  return t(record.note === null ? 'events.recordRefused' : 'events.recordSetAside', values);
}

function named(visit: VisitUnderWay, personId: string | null, text: string): string {
  const name = visit.declaration.crew.find((member) => member.personId === personId)?.maskedName;
  return name === undefined ? text : `${name} ${text}`;
}
