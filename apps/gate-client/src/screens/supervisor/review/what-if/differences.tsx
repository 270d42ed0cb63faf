import { IconArrowsRightLeft, IconMinus, IconPlus } from '@tabler/icons-react';
import type { VisitDiffers, WhatIf, AlertDiffers } from '@cordon/protocol/review/what-if.ts';
import { plateWords } from '../../../../i18n/plate-words.ts';
import { useWords, type Words } from '../../../../i18n/words.tsx';
import { ActionButton } from '../../../../ui/buttons/button.tsx';
import { Notice } from '../../../../ui/page/notice.tsx';
import { EmptyState, Panel } from '../../../../ui/page/screen.tsx';
import { PlateText } from '../../../../ui/plate/plate-text.tsx';
import type { TriedNight } from '@cordon/protocol/wire/http/nights.ts';
import type { FindingDiffers } from '@cordon/protocol/review/findings.ts';
import { alertTitle } from '../../../../i18n/alert-words.ts';
import styles from '../review.module.css';

type Props = { night: TriedNight; outdated: boolean; onOpen: (visitId: string) => void };

/** What would have been otherwise: in all, and visit by visit. */
export function Differences({ night: { whatIf }, outdated, onOpen }: Props) {
  const { t } = useWords();
  return (
    <Panel title={t('review.whatIf.result')} flush>
      {outdated && (
        <div className={styles.pad}>
          <Notice tone="hold" title={t('review.whatIf.outdated')} />
        </div>
      )}
      <Totals whatIf={whatIf} />
      {whatIf.differing.length === 0 ? (
        <EmptyState title={t('review.whatIf.same')} text={t('review.whatIf.sameText', { count: whatIf.visits })} />
      ) : (
        <table className={styles.differences}>
          <caption className="visually-hidden">{t('review.whatIf.result')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('review.whatIf.columns.plate')}</th>
              <th scope="col">{t('review.whatIf.columns.findings')}</th>
              <th scope="col">{t('review.whatIf.columns.alerts')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('board.decisions.open')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {whatIf.differing.map((visit) => (
              <VisitRow key={visit.visitId} visit={visit} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Totals({ whatIf: { visits, differing, fails, alerts } }: { whatIf: WhatIf }) {
  const { t } = useWords();
  return (
    <div className={styles.totals}>
      <p className={styles.total}>{t('review.whatIf.visits', { differing: differing.length, visits })}</p>
      <ul className={styles.turns}>
        <TurnLine turn="more" text={t('review.whatIf.failsMore', { count: fails.more })} />
        <TurnLine turn="fewer" text={t('review.whatIf.failsFewer', { count: fails.fewer })} />
        <TurnLine turn="more" text={t('review.whatIf.alertsMore', { count: alerts.more })} />
        <TurnLine turn="fewer" text={t('review.whatIf.alertsFewer', { count: alerts.fewer })} />
        <TurnLine turn="moved" text={t('review.whatIf.alertsMoved', { count: alerts.moved })} />
      </ul>
    </div>
  );
}

function VisitRow({ visit, onOpen }: { visit: VisitDiffers; onOpen: (visitId: string) => void }) {
  const words = useWords();
  const { visitId, plate, findings, alerts } = visit;
  return (
    <tr data-plate={plate}>
      <th scope="row">
        <PlateText plate={plate} />
      </th>
      <td>
        <ul>
          {findings.map((finding) => (
            <TurnLine
              key={`${finding.at} ${finding.rule} ${finding.personId ?? ''}`}
              turn={turnOfFinding(finding)}
              text={findingLine(words, finding)}
            />
          ))}
        </ul>
      </td>
      <td>
        <ul>
          {alerts.map((alert) => (
            <TurnLine
              key={`${alert.rule} ${alert.stepId ?? ''} ${alert.was ?? ''} ${alert.would ?? ''}`}
              turn={turnOfAlert(alert)}
              text={alertLine(words, alert)}
            />
          ))}
        </ul>
      </td>
      <td>
        <ActionButton
          size="desk"
          label={`${words.t('board.decisions.open')} ${plateWords(plate)}`}
          onPress={() => {
            onOpen(visitId);
          }}
        >
          {words.t('board.decisions.open')}
        </ActionButton>
      </td>
    </tr>
  );
}

/* More is worse for somebody, fewer better, and both are only a guess: a sign and words, no alarm colours. */
function TurnLine({ turn, text }: { turn: Turn; text: string }) {
  const Icon = turn === 'more' ? IconPlus : turn === 'fewer' ? IconMinus : IconArrowsRightLeft;
  return (
    <li className={styles.turn} data-turn={turn}>
      <Icon size="1em" aria-hidden /> {text}
    </li>
  );
}

/** Which way something would be otherwise. */
type Turn = 'more' | 'fewer' | 'moved';

function turnOfFinding({ was, would }: FindingDiffers): Turn {
  if (would === 'fail') return 'more';
  return was === 'fail' ? 'fewer' : 'moved';
}

function turnOfAlert({ was, would }: AlertDiffers): Turn {
  if (was === null) return 'more';
  return would === null ? 'fewer' : 'moved';
}

/** 核酸时效：通过 → 不通过 */
export function findingLine({ t }: Words, { rule, was, would }: FindingDiffers): string {
  return t('review.whatIf.finding', {
    rule: t(`rules.findings.${rule}.title`),
    was: t(`terms.outcomes.${was}`),
    would: t(`terms.outcomes.${would}`),
  });
}

/** 滞留提醒：23:40 → 23:10 */
export function alertLine(words: Words, alert: AlertDiffers): string {
  const { t } = words;
  const title = alertTitle(words, alert.rule);
  const time = (at: number | null) => (at === null ? t('review.whatIf.never') : words.time(at));
  return t(`review.whatIf.alert.${turnOfAlert(alert)}`, { title, was: time(alert.was), would: time(alert.would) });
}
