import type { AlertEvent, AlertState } from '@cordon/protocol/alert/state.ts';
import { escalationRoles } from '@cordon/protocol/alert/policy.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { subjectKey } from '@cordon/protocol/site/watch.ts';
import { valueKind, type ValueKind } from '@cordon/protocol/values.ts';
import { placeOf } from '@cordon/protocol/visit/place.ts';
import { currentStep, stepOf } from '@cordon/protocol/visit/route.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { sha256 } from '../ops/ids.ts';
import { type Message, messageId, type AlertContent } from './message.ts';

type AlertEntry = Extract<FeedEvent, { aggregate: 'alert' }>;
export type Escalation = AlertEntry & { event: Extract<AlertEvent, { type: 'alertEscalated' }> };

/** [NT2] Whether the entry asks for a message. */
export function isEscalationByMessage(entry: FeedEvent): entry is Escalation {
  return entry.aggregate === 'alert' && entry.event.type === 'alertEscalated' && entry.event.means.includes('message');
}

/** Whether the follower reads the entry at once, and not at its next look. */
export function isUrgent(entry: FeedEvent): boolean {
  return isEscalationByMessage(entry) || (entry.aggregate === 'site' && entry.event.type === 'channelRemoved');
}

/** The states from which a message is written. */
export type Scene = { alert: AlertState; site: SiteState; visit: VisitState | null };

/** [NT2] One message for each enabled channel whose audience is asked. */
export function composeMessages(entry: Escalation, scene: Scene): Message[] {
  const { id: alertId, version, at, event } = entry;
  const channels = scene.site.channels.filter(
    ({ enabled, audience }) => enabled && audience.some((role) => event.whom.includes(role)),
  );
  return channels.map(({ id }) => ({
    id: messageId(alertId, version, id),
    channelId: id,
    at,
    told: contentOf({ step: event.step, whom: event.whom.filter(isAsked) }, scene),
  }));
}

/** What a message says of an alert in this state, to the people who are asked at this step of its escalation. */
export function contentOf(
  { step, whom }: Pick<AlertContent, 'step' | 'whom'>,
  { alert, site, visit }: Scene,
): AlertContent {
  return {
    alertId: nameOf(alert),
    rule: alert.rule,
    severity: alert.severity,
    values: harmless(alert),
    plate: alert.plate,
    station: stationOf(alert, site, visit),
    place: visit === null ? null : placeOf(visit),
    raisedAt: alert.raisedAt,
    count: alert.count,
    step,
    whom,
  };
}

function isAsked(role: string): role is AlertContent['whom'][number] {
  return escalationRoles.some((one) => one === role);
}

/** The alert's ID for a message. That of a silent tablet contains a person's ID, so a digest takes its place. */
export function nameOf({ id, rule }: Pick<AlertState, 'id' | 'rule'>): string {
  if (rule !== 'watch.tablet') return id;
  const tail = sha256(id, 'hex').slice(0, 12);
  return `${id.slice(0, id.indexOf(rule) + rule.length)}.${tail}`;
}

/* A list of what may be sent out, not of what may not: a new kind of value is not sent until somebody has checked it. */
const mayLeave: readonly (ValueKind | null)[] = ['time', 'date-time', 'entry', 'rule', 'error', 'need', 'deviation'];

/** [NT8] Times, numbers of entries and the program's own words; nothing that a person typed, and no name. */
function harmless({ rule, params }: AlertState): AlertContent['values'] {
  const kept = Object.entries(params).flatMap(([key, value]): [string, string | number][] => {
    const kind = valueKind(rule, key);
    if (!mayLeave.includes(kind)) return [];
    if (kind === 'time' || kind === 'date-time' || kind === 'entry')
      return typeof value === 'number' ? [[key, value]] : [];
    return isWord(value) ? [[key, String(value)]] : [];
  });
  return Object.fromEntries(kept);
}

const isWord = (value: unknown): boolean => typeof value === 'string' && /^[a-z]+(?:[.-][a-z]+)*$/.test(value);

/** The station of the alert's step, else of the visit's current step; for a silent tablet, the first one of its person. */
function stationOf(alert: AlertState, site: SiteState, visit: VisitState | null): AlertContent['station'] {
  const id = visit === null ? stationOfTablet(alert, site) : stationOfVisit(alert, visit);
  const station = site.stations.find((one) => one.id === id);
  return station === undefined ? null : { id: station.id, name: station.name };
}

function stationOfVisit({ stepId }: AlertState, visit: VisitState): string | null {
  const step = (stepId === null ? undefined : stepOf(visit, stepId)) ?? currentStep(visit);
  return step?.stationId ?? null;
}

function stationOfTablet({ id, rule }: AlertState, { lost }: SiteState): string | null {
  if (rule !== 'watch.tablet') return null;
  const subject = lost.find((one) => id.endsWith(`.${subjectKey(one)}`));
  return subject?.kind === 'tablet' ? (subject.stations[0] ?? null) : null;
}
