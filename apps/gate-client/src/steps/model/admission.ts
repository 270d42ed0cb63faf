import type { Facts } from '@cordon/protocol/decision.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { claimsOf } from '@cordon/protocol/visit/claims.ts';
import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import type { VisitState, VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { admitFindings, waitingReasons } from '@cordon/protocol/visit/steps/admit.ts';
import { applyWaivers } from '@cordon/protocol/visit/waivers.ts';

export type Holders = Facts['holders'];

export type Admission = {
  findings: Finding[]; // every condition as it stands now
  waiting: VisitRule[]; // the site is not ready for the vehicle
  failing: VisitRule[]; // the vehicle itself would fail: reporting it would hold the visit
};

/** [U112] Who holds which plate and which place, as this picture knows it: the server asks its own book. */
export function holdersOf(visits: readonly VisitState[]): Holders {
  const holders: Record<string, string[]> = {};
  for (const visit of visits) for (const claim of claimsOf(visit)) (holders[claim] ??= []).push(visit.id);
  return holders;
}

/** [U113] What admission would find at this moment, by the same rules as the server's, waivers included. */
export function admissionOf(visit: VisitUnderWay, site: SiteState, now: Instant, holders: Holders): Admission {
  const facts: Facts = { now, site, holders, actor: { kind: 'system', name: 'clock' } };
  const findings = applyWaivers(visit, 'admit', admitFindings({ visit, facts }));
  const waiting = waitingReasons(findings);
  const failing = findings.filter((f) => isOpenFail(f) && !waiting.includes(f.rule)).map(({ rule }) => rule);
  return { findings, waiting, failing };
}
