import type { Shape } from '../shape.ts';
import type { zhTablet } from '../zh/tablet.ts';
import { claims } from './claims.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { deadlines, events } from './events.ts';
import { gate } from './gate.ts';
import { notices } from './notices.ts';
import { offlineEntry } from './offline-entry.ts';
import { plate } from './plate.ts';
import { pwa } from './pwa.ts';
import { queue } from './queue.ts';
import { rules } from './rules.ts';
import { session } from './session.ts';
import { steps } from './steps.ts';
import { strip } from './strip.ts';
import { terms } from './terms.ts';
import { unloading } from './unloading.ts';

export const enTablet: Shape<typeof zhTablet> = {
  claims,
  commands,
  common,
  deadlines,
  errors,
  events,
  gate,
  notices,
  offlineEntry,
  plate,
  pwa,
  queue,
  rules,
  session,
  steps,
  strip,
  terms,
  unloading,
};
