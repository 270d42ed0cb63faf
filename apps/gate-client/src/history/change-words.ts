import type { Alerting, AlertPolicy, EscalationStep } from '@cordon/protocol/alert/policy.ts';
import { severities } from '@cordon/protocol/alert/severity.ts';
import type { OfflinePolicy } from '@cordon/protocol/offline/policy.ts';
import type { Channel } from '@cordon/protocol/site/channel.ts';
import type { Limits, OpeningWindow, StaffMember, Station } from '@cordon/protocol/site/settings.ts';
import type { Words } from '../i18n/words.tsx';
import type { DeviceAsIs, SettingChange } from './changes.ts';

/** One figure of a setting, before and after. */
export type FieldChange = { name: string; was: string; is: string };

type Fields = readonly { name: string; value: string }[];

/** 限值, 站点 · 第一食堂 */
export function changeTitle(words: Words, change: SettingChange): string {
  const title = words.t(`history.kinds.${change.kind}`);
  switch (change.kind) {
    case 'station':
      return `${title} · ${words.label(change.is.name)}`;
    case 'staff':
      return `${title} · ${change.is.name}`;
    case 'channel': {
      const channel = change.is ?? change.was;
      return channel === null ? title : `${title} · ${words.label(channel.name)}`;
    }
    case 'device':
    case 'way-in':
      return `${title} · ${change.is.name}`;
    case 'alerting':
    case 'limits':
    case 'offline':
    case 'hours':
      return title;
    default:
      return change satisfies never;
  }
}

/** [U211] What is otherwise than before, in words; of something new everything. */
export function changedFields(words: Words, change: SettingChange): FieldChange[] {
  const [before, after] = fieldsOf(words, change);
  return after.flatMap(({ name, value }, index) => {
    const was = before === null ? null : (before[index]?.value ?? null);
    return was === value ? [] : [{ name, was: was ?? words.t('history.notTold'), is: value }];
  });
}

function fieldsOf(words: Words, change: SettingChange): [before: Fields | null, after: Fields] {
  switch (change.kind) {
    case 'alerting':
      return [change.was && alertingFields(words, change.was), alertingFields(words, change.is)];
    case 'limits':
      return [change.was && limitFields(words, change.was), limitFields(words, change.is)];
    case 'offline':
      return [change.was && offlineFields(words, change.was), offlineFields(words, change.is)];
    case 'hours':
      return [change.was && hoursFields(words, change.was), hoursFields(words, change.is)];
    case 'station':
      return [change.was && stationFields(words, change.was), stationFields(words, change.is)];
    case 'staff':
      return [change.was && staffFields(words, change.was), staffFields(words, change.is)];
    case 'channel':
      return [channelFields(words, change.was), channelFields(words, change.is)];
    case 'device':
      return [change.was && deviceFields(words, change.was), deviceFields(words, change.is)];
    case 'way-in': {
      const { act } = change.is;
      return [null, [{ name: words.t(`history.wayIn.${act}.name`), value: words.t(`history.wayIn.${act}.done`) }]];
    }
    default:
      return change satisfies never;
  }
}

function alertingFields(words: Words, { policies, silenceMinutes, watch }: Alerting): Fields {
  const { t } = words;
  const minutes = (count: number) => t('common.unit.minutes', { count: words.number(count) });
  const ofPolicy = (severity: (typeof severities)[number], policy: AlertPolicy) => [
    {
      name: `${t(`terms.severities.${severity}`)} · ${t('history.acknowledged')}`,
      value: policy.acknowledgedMinutes === null ? t('history.forEver') : minutes(policy.acknowledgedMinutes),
    },
    {
      name: `${t(`terms.severities.${severity}`)} · ${t('history.steps')}`,
      value:
        policy.steps.length === 0
          ? t('common.none')
          : words.clauses(policy.steps.map((step) => stepWords(words, step))),
    },
  ];
  return [
    ...severities.flatMap((severity) => ofPolicy(severity, policies[severity])),
    { name: t('history.silence'), value: minutes(silenceMinutes) },
    { name: t('history.watch.nobodyMinutes'), value: minutes(watch.nobodyMinutes) },
    { name: t('history.watch.tabletMinutes'), value: minutes(watch.tabletMinutes) },
    { name: t('history.watch.feedMinutes'), value: minutes(watch.feedMinutes) },
  ];
}

/** 5 分钟后：监管、专班（屏幕响铃、消息） */
export function stepWords(words: Words, { afterMinutes, whom, means }: EscalationStep): string {
  const { t, list } = words;
  return t('history.step', {
    minutes: words.number(afterMinutes),
    whom: list(whom.map((role) => t(`terms.roles.${role}`))),
    means: list(means.map((one) => t(`terms.means.${one}`))),
  });
}

export type FigureName = Exclude<keyof Limits, 'slowMinutes'>;
type SlowKind = keyof Limits['slowMinutes'];

const units = {
  declareAheadHours: 'hours',
  contactMinutes: 'minutes',
  minChlorineMgPerL: 'mgPerL',
  temperatureBelowC: 'celsius',
  testAgeHours: 'hours',
  resultMinutes: 'minutes',
  crewMax: 'people',
  expectedLoopMinutes: 'minutes',
  loopWarnMinutes: 'minutes',
  loopCriticalMinutes: 'minutes',
  overrideMinutes: 'minutes',
  clearWarnMinutes: 'minutes',
  clearMaxHours: 'hours',
} as const satisfies Record<FigureName, string>;

function limitFields(words: Words, limits: Limits): Fields {
  const { t } = words;
  return [
    ...(Object.keys(units) as FigureName[]).map((name) => ({
      name: t(`office.limits.names.${name}`),
      value: limitWords(words, name, limits[name]),
    })),
    ...(Object.keys(limits.slowMinutes) as SlowKind[]).toSorted().map((kind) => ({
      name: t(`office.limits.names.slowMinutes.${kind}`),
      value: t('common.unit.minutes', { count: words.number(limits.slowMinutes[kind]) }),
    })),
  ];
}

/** 48 小时, 37.3 ℃ */
export function limitWords({ t, number }: Words, name: FigureName, value: number): string {
  if (units[name] === 'people') return t('terms.sides.people', { count: number(value) });
  return `${number(value)} ${t(`office.limits.units.${units[name]}`)}`;
}

function offlineFields({ t }: Words, policy: OfflinePolicy): Fields {
  return (Object.keys(policy) as (keyof OfflinePolicy)[]).map((kind) => ({
    name: t(`terms.steps.${kind}`),
    value: t(`office.offline.rules.${policy[kind]}`),
  }));
}

function hoursFields(words: Words, hours: readonly OpeningWindow[]): Fields {
  return [{ name: words.t('history.hours'), value: hoursWords(words, hours) }];
}

function hoursWords({ t, list, clauses }: Words, hours: readonly OpeningWindow[]): string {
  if (hours.length === 0) return t('history.neverOpen');
  const byTimes = Map.groupBy(hours, ({ from, to }) => `${from}–${to}`);
  const lines = [...byTimes].map(([times, windows]) => {
    const days = [...new Set(windows.map(({ day }) => day))].toSorted((a, b) => a - b);
    const names = list(days.map((day) => t(`terms.weekdays.${day as 0}`)));
    return `${days.length === 7 ? t('history.everyDay') : names} ${times}`;
  });
  return clauses(lines);
}

function stationFields(words: Words, { name, kind, capacity, open, hours }: Station): Fields {
  const { t } = words;
  return [
    { name: t('office.stations.nameZh'), value: name.zh },
    { name: t('office.stations.nameEn'), value: name.en },
    { name: t('office.stations.kind'), value: t(`terms.stations.${kind}`) },
    { name: t('history.capacity'), value: words.number(capacity) },
    { name: t('office.stations.state'), value: t(open ? 'office.stations.open' : 'office.stations.shut') },
    { name: t('history.hours'), value: hours === null ? t('history.wheneverOpen') : hoursWords(words, hours) },
  ];
}

function staffFields(words: Words, { staffNumber, name, role, stations, active }: StaffMember): Fields {
  const { t } = words;
  const places = words.list(stations.map(words.station));
  return [
    { name: t('history.staffNumber'), value: staffNumber },
    { name: t('office.people.name'), value: name },
    { name: t('office.people.role'), value: t(`terms.roles.${role}`) },
    { name: t('office.people.stations'), value: places === '' ? t('common.none') : places },
    { name: t('office.people.state'), value: t(active ? 'office.people.active' : 'office.people.inactive') },
  ];
}

function deviceFields(words: Words, { name, stations, key }: DeviceAsIs): Fields {
  const { t } = words;
  const places = words.list(stations.map(words.station));
  return [
    { name: t('history.device.name'), value: name },
    { name: t('history.device.stations'), value: places === '' ? t('common.none') : places },
    { name: t('history.device.key'), value: t(`history.device.keys.${key}`) },
  ];
}

/* Its address and its secret are in no event. */
function channelFields(words: Words, channel: Channel | null): Fields {
  const { t } = words;
  const none = t('common.none');
  return [
    { name: t('history.channel.name'), value: channel === null ? none : words.label(channel.name) },
    {
      name: t('history.channel.audience'),
      value: channel === null ? none : words.list(channel.audience.map((role) => t(`terms.roles.${role}`))),
    },
    {
      name: t('history.channel.state'),
      value: channel === null ? none : t(channel.enabled ? 'history.channel.on' : 'history.channel.off'),
    },
  ];
}
