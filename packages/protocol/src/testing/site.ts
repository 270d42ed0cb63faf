import { demoSite } from '../site/demo.ts';
import type { SiteState } from '../site/state.ts';
import { hourMs } from '../time.ts';

/** Monday, 23 November 2026, 22:00 at the demo site (Asia/Shanghai). */
export const tenAtNight = Date.UTC(2026, 10, 23, 14);

/** The demo site with campus clear until six in the morning. */
export function siteAt(now = tenAtNight, change: Partial<SiteState> = {}): SiteState {
  const settings = demoSite(now);
  return {
    ...settings,
    devices: settings.devices.map((device) => ({ ...device, key: { is: 'awaited' } })),
    shifts: [],
    clear: {
      by: { personId: 'supervisor-1', name: '监管甲', role: 'supervisor' },
      at: now,
      until: now + 8 * hourMs,
      statement: '各楼栋清点完毕',
    },
    clearEnded: null,
    lockdown: null,
    paper: [],
    fired: [],
    lost: [],
    channels: [],
    clockJumps: [],
    alerts: [],
    ...change,
  };
}

export function withLimits(site: SiteState, limits: Partial<SiteState['limits']>): SiteState {
  return { ...site, limits: { ...site.limits, ...limits } };
}
