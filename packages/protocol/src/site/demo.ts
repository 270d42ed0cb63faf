import { usualAlerting } from '../alert/policy.ts';
import { offlineByDefault } from '../offline/policy.ts';
import { slowByDefault } from '../steps/slow.ts';
import { hourMs, type Instant } from '../time.ts';
import type { SiteSettings, Station } from './settings.ts';

const point = (id: string, kind: 'unloading' | 'refuse', zh: string, en: string): Station => ({
  id,
  kind,
  name: { zh, en },
  capacity: 2,
  open: true,
  hours: null,
});

const everyDay = [0, 1, 2, 3, 4, 5, 6] as const;

/** The site that an empty store starts with: a university that is closed at night, with one gate and eight points. */
export function demoSite(now: Instant): SiteSettings {
  const points = [
    point('first-canteen', 'unloading', '第一食堂', 'First canteen'),
    point('second-canteen', 'unloading', '第二食堂', 'Second canteen'),
    point('third-canteen', 'unloading', '第三食堂', 'Third canteen'),
    point('north-shop', 'unloading', '北区超市', 'North shop'),
    point('central-store', 'unloading', '中心仓库', 'Central store'),
    point('refuse-east', 'refuse', '东区垃圾站', 'Refuse point east'),
    point('refuse-west', 'refuse', '西区垃圾站', 'Refuse point west'),
    point('refuse-kitchen', 'refuse', '餐厨垃圾站', 'Kitchen refuse point'),
  ];
  const gate: Station = {
    id: 'main-gate',
    kind: 'gate',
    name: { zh: '正门卡口', en: 'Main gate' },
    capacity: 10,
    open: true,
    hours: null,
  };
  return {
    id: 'demo',
    name: { zh: '示范校区', en: 'Demo campus' },
    timeZone: 'Asia/Shanghai',
    stations: [gate, ...points],
    hours: everyDay.map((day) => ({ day, from: '00:00', to: '00:00' })),
    limits: {
      contactMinutes: 30,
      minChlorineMgPerL: 500,
      temperatureBelowC: 37.3,
      testAgeHours: 48,
      crewMax: 2,
      declareAheadHours: 24,
      expectedLoopMinutes: 120,
      loopWarnMinutes: 120,
      loopCriticalMinutes: 360,
      resultMinutes: 360,
      overrideMinutes: 10,
      clearWarnMinutes: 15,
      clearMaxHours: 16,
      slowMinutes: slowByDefault,
    },
    histories: [
      { id: 'travel', name: { zh: '旅居史', en: 'Travel history' } },
      { id: 'contact', name: { zh: '接触史', en: 'Contact history' } },
      { id: 'illness', name: { zh: '病症史', en: 'Illness history' } },
    ],
    batches: [
      {
        id: 'batch-1',
        agent: '84 消毒液',
        chlorineMgPerL: 500,
        mixedAt: now,
        expiresAt: now + 24 * hourMs,
        retired: false,
      },
    ],
    alerting: usualAlerting,
    offline: offlineByDefault,
    devices: [{ id: 'first-tablet', name: '一号平板', stations: [gate, ...points].map(({ id }) => id) }],
    staff: [
      member('gate-1', '1001', '门岗一号', 'gate', ['main-gate']),
      member(
        'unloading-1',
        '2001',
        '卸货点一号',
        'unloading',
        points.map((p) => p.id),
      ),
      member('supervisor-1', '3001', '监管甲', 'supervisor', []),
      member('supervisor-2', '3002', '监管乙', 'supervisor', []),
      member('admin-1', '4001', '专班', 'admin', []),
      member('auditor-1', '5001', '审计', 'auditor', []),
    ],
  };
}

function member(
  personId: string,
  staffNumber: string,
  name: string,
  role: SiteSettings['staff'][number]['role'],
  stations: string[],
): SiteSettings['staff'][number] {
  return { personId, staffNumber, name, role, stations, active: true };
}
