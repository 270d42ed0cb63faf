import { alerts } from '@cordon/protocol/words/en/alerts.ts';
import type { Shape } from '../shape.ts';
import type { zhTablet } from '../zh/tablet.ts';
import { commands } from './commands.ts';
import { entry } from './entry.ts';
import { errors } from './errors.ts';
import { deadlines, events } from './events.ts';
import { gateForms } from './gate-forms.ts';
import { identity } from './identity.ts';
import { morePlate } from './more-plate.ts';
import { morePwa } from './more-pwa.ts';
import { moreQueue } from './more-queue.ts';
import { moreSteps } from './more-steps.ts';
import { moreStrip } from './more-strip.ts';
import { moreTerms } from './more-terms.ts';
import { offlineEntry } from './offline-entry.ts';
import { session } from './session.ts';
import { shift } from './shift.ts';
import { unloading } from './unloading.ts';

export const enTablet: Shape<typeof zhTablet> = {
  commands,
  deadlines,
  entry,
  errors,
  events,
  identity,
  offlineEntry,
  session,
  shift,
  unloading,
  gate: gateForms,
  plate: morePlate,
  pwa: morePwa,
  queue: moreQueue,
  steps: moreSteps,
  strip: moreStrip,
  terms: moreTerms,
  rules: { alerts },
};
