import type { AlertRule } from '../alert/state.ts';
import type { Limits } from '../site/settings.ts';
import { jumpsOf } from '../site/clock-jumps.ts';
import type { SiteState } from '../site/state.ts';
import type { Instant } from '../time.ts';
import { deadlinesMissed, type MissedDeadline } from './deadlines.ts';
import { type FindingDiffers, findingsDiffering } from './findings.ts';
import type { VisitTimeline } from './timeline.ts';

/** An alert that would ring, not ring, or ring at another time. */
export type AlertDiffers = {
  rule: AlertRule;
  stepId: string | null;
  was: Instant | null; // null: it did not ring
  would: Instant | null;
};

/** What would differ in one visit. */
export type VisitDiffers = {
  visitId: string;
  plate: string;
  findings: FindingDiffers[];
  alerts: AlertDiffers[];
};

/** The result of trying other limits on a night. */
export type WhatIf = {
  visits: number; // examined
  differing: VisitDiffers[]; // visits with a difference, the most differences first
  fails: { more: number; fewer: number };
  alerts: { more: number; fewer: number; moved: number };
};

/**
 * [RV3] What a night would have been under other limits: which findings and alerts would differ, for each visit. The
 * record is only read. What people did is not changed: the result names the visits that a new fail would have stopped,
 * but not what people would have done then.
 *
 * @param change the limits to try
 * @param until the end of the night
 */
export function whatIf(
  stories: readonly VisitTimeline[],
  change: Partial<Limits>,
  site: SiteState,
  until: Instant,
): WhatIf {
  const differing = stories
    .map((story) => differsIn(story, change, site, until))
    .filter(({ findings, alerts }) => findings.length + alerts.length > 0)
    .toSorted((a, b) => weight(b) - weight(a));
  const findings = differing.flatMap((visit) => visit.findings);
  const alerts = differing.flatMap((visit) => visit.alerts);
  const count = <T>(list: readonly T[], is: (item: T) => boolean) => list.filter(is).length;
  return {
    visits: stories.length,
    differing,
    fails: {
      more: count(findings, ({ would }) => would === 'fail'),
      fewer: count(findings, ({ was }) => was === 'fail'),
    },
    alerts: {
      more: count(alerts, ({ was }) => was === null),
      fewer: count(alerts, ({ would }) => would === null),
      moved: count(alerts, ({ was, would }) => was !== null && would !== null),
    },
  };
}

const weight = ({ findings, alerts }: VisitDiffers) => findings.length + alerts.length;

function differsIn(story: VisitTimeline, change: Partial<Limits>, site: SiteState, until: Instant): VisitDiffers {
  const [first] = story.visit;
  const missed = (under: Partial<Limits>) => deadlinesMissed(story, under, until, jumpsOf(site));
  return {
    visitId: story.visitId,
    plate: first?.event.type === 'visitDeclared' ? first.event.declaration.plate : '',
    findings: findingsDiffering(story, change, site),
    alerts: alertsBetween(missed({}), missed(change)),
  };
}

function alertsBetween(was: readonly MissedDeadline[], would: readonly MissedDeadline[]): AlertDiffers[] {
  const keys = new Set([...was, ...would].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const [before, after] = [was, would].map((list) => list.find((deadline) => deadline.key === key));
    if (before?.at === after?.at) return [];
    const { kind, stepId } = before ?? after ?? { kind: 'loop-warn', stepId: null };
    return [{ rule: ruleOf(kind), stepId, was: before?.at ?? null, would: after?.at ?? null }];
  });
}

function ruleOf(kind: MissedDeadline['kind']): AlertRule {
  return kind === 'override-lapse' ? 'visit.override-lapsed' : `visit.${kind}`;
}
